-- The last $1 deliveries, newest first; of one run where $2 is not null.
select delivery_id as "deliveryId", target_name as target, run_id as "runId", kind, severity, message ->> 'title' as title,
       status, attempts, created_at as at, case when status in ('pending', 'held', 'refused') then next_at end as "nextAt", answer
  from loader.outbox
 where topic = 'alert' and ($2::integer is null or run_id = $2)
 order by delivery_id desc
 limit $1
