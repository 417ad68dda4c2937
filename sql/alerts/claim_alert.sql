-- Takes the oldest delivery of target $1 that is due (all that wait, where $2) for a minute, so that no other program
-- sends it too; a program that is killed meanwhile leaves it to be sent again. What concerns one incident goes in order, and
-- the incident is known by the message that opened it: the first one since it was last over.
update loader.alert_delivery d
   set status = 'pending', attempts = attempts + 1, leased_until = clock_timestamp() + interval '1 minute'
 where delivery_id = (
         select w.delivery_id
           from loader.alert_delivery w
          where w.target_id = $1
            and w.delivery_id > $3
            and w.status in ('pending', 'held')
            and (w.next_at <= clock_timestamp() or ($2 and w.status = 'pending'))
            and (w.leased_until is null or w.leased_until < clock_timestamp())
            and not exists (select from loader.alert_delivery e
                             where e.target_id = w.target_id and e.dedup_key = w.dedup_key
                               and e.delivery_id < w.delivery_id and e.status in ('pending', 'held'))
          order by w.delivery_id
          limit 1
            for update skip locked)
returning delivery_id as "deliveryId", message_id as "messageId", dedup_key as "dedupKey", message, attempts,
          created_at as "createdAt",
          (select o.message_id
             from loader.alert_delivery o
            where o.target_id = d.target_id and o.dedup_key = d.dedup_key
              and o.kind = 'trigger' and o.status <> 'withdrawn' and o.delivery_id <= d.delivery_id
              and not exists (select from loader.alert_delivery r
                               where r.target_id = o.target_id and r.dedup_key = o.dedup_key and r.kind = 'resolve'
                                 and r.status <> 'withdrawn'
                                 and r.delivery_id > o.delivery_id and r.delivery_id < d.delivery_id)
            order by o.delivery_id
            limit 1) as "incidentId"
