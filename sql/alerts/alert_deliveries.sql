-- Of messages to targets what waits to be sent, then what was delivered last, $1 in all; of one run where $2 is not null.
select delivery_id as "deliveryId", target_name as target, run_id as "runId", kind, severity, message ->> 'title' as title,
       status, attempts, created_at as at, case when status in ('pending', 'held', 'refused') then next_at end as "nextAt", answer
  from loader.outbox
 where topic = 'alert' and ($2::integer is null or run_id = $2)
 order by status in ('pending', 'held', 'refused') desc, delivery_id desc
 limit $1
