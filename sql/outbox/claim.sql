-- Takes the oldest message of topic $1 to target $2 after number $3 that is due (all that wait, where $4), so that no other
-- program sends it too: until its connection is gone, as that of a program which was killed, or for a minute. What concerns one
-- incident goes in order, and the incident is known by the message that opened it: the first one since it was last over. Nothing
-- waits longer than a day for its next attempt: what seems to was entered before the clock was set back, and is due.
update loader.outbox d
   set status = 'pending', attempts = attempts + 1, leased_by = pg_backend_pid(),
       leased_until = clock_timestamp() + interval '1 minute'
 where delivery_id = (
         select w.delivery_id
           from loader.outbox w
          where w.topic = $1
            and w.target_id is not distinct from $2
            and w.delivery_id > $3
            and w.status in ('pending', 'held', 'refused')
            and (w.next_at not between clock_timestamp() and clock_timestamp() + interval '25 hours' or ($4 and w.status <> 'held'))
            and (w.leased_until is null or w.leased_until < clock_timestamp()
                 or not exists (select from pg_stat_activity a where a.pid = w.leased_by))
            and not exists (select from loader.outbox e
                             where e.topic = w.topic and e.target_id is not distinct from w.target_id
                               and e.dedup_key = w.dedup_key and e.delivery_id < w.delivery_id
                               and e.status in ('pending', 'held', 'refused'))
          order by w.delivery_id
          limit 1
            for update skip locked)
returning delivery_id as "deliveryId", message_id as "messageId", dedup_key as "dedupKey", message, attempts,
          created_at as "createdAt",
          (select o.message_id
             from loader.outbox o
            where o.target_id = d.target_id and o.dedup_key = d.dedup_key
              and o.kind = 'trigger' and o.status <> 'withdrawn' and o.delivery_id <= d.delivery_id
              and not exists (select from loader.outbox r
                               where r.target_id = o.target_id and r.dedup_key = o.dedup_key and r.kind = 'resolve'
                                 and r.status <> 'withdrawn'
                                 and r.delivery_id > o.delivery_id and r.delivery_id < d.delivery_id)
            order by o.delivery_id
            limit 1) as "incidentId"
