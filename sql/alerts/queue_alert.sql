-- Enters a message to a target; one that was entered before, of the same run, kind and key, stays as it is. One of no run
-- ($3 null) that waits to be sent is not entered again: a scheduler that tries every minute while the target has quiet hours
-- has one thing to say.
insert into loader.alert_delivery
       (target_id, target_name, run_id, kind, dedup_key, severity, message, status, next_at)
select $1::integer, $2, $3::integer, $4, $5, $6, $7::jsonb, case when $8::timestamptz is null then 'pending' else 'held' end,
       coalesce($8::timestamptz, clock_timestamp())
 where $3 is not null
    or not exists (select from loader.alert_delivery d
                    where d.target_id = $1 and d.run_id is null and d.kind = $4 and d.message = $7::jsonb
                      and d.dedup_key is not distinct from $5 and d.status in ('pending', 'held'))
on conflict do nothing
returning delivery_id as "deliveryId"
