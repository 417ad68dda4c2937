-- Enters a message to a target; one that was entered before, of the same run, kind and key, stays as it is.
insert into loader.alert_delivery
       (target_id, target_name, run_id, kind, dedup_key, severity, message, status, next_at)
values ($1, $2, $3, $4, $5, $6, $7, case when $8::timestamptz is null then 'pending' else 'held' end,
        coalesce($8::timestamptz, clock_timestamp()))
on conflict do nothing
returning delivery_id as "deliveryId"
