-- What target $1 was told of runs, or is about to be, in its order; not what was given up or taken back.
select delivery_id as "deliveryId", kind, message -> 'sources' as sources,
       coalesce(message -> 'recovered', '[]') as recovered,
       attempts = 0 or status = 'refused' as "isUntold", status <> 'sent' as waits
  from loader.outbox
 where topic = 'alert' and target_id = $1 and dedup_key is null and kind in ('trigger', 'resolve')
   and status not in ('failed', 'withdrawn')
 order by delivery_id
