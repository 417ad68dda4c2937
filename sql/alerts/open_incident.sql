-- The last message to target $1 on the incident $2, if that was its opening and was not in vain.
select delivery_id as "deliveryId"
  from (select delivery_id, kind
          from loader.outbox
         where target_id = $1 and dedup_key = $2 and status not in ('failed', 'withdrawn')
         order by delivery_id desc
         limit 1) last
 where kind = 'trigger'
