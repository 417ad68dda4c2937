-- Enters a message to an alert target; one that was entered before, of the same run, kind and key, stays as it is. One that says
-- ($9) what waits to be sent or was said within the last $10 hours, and was not over since, is not sent: of a run it is entered
-- as withdrawn, so that the log tells why; of no run ($3 null) it is not entered at all, since a scheduler may try every minute.
with said as (
  select d.delivery_id, d.run_id, d.created_at
    from loader.outbox d
   where d.topic = 'alert' and d.target_id = $1 and d.kind = $4 and d.kind = 'trigger' and d.content = $9
     and d.dedup_key is not distinct from $5 and ($3::integer is null or d.run_id is distinct from $3::integer)
     and d.status not in ('failed', 'withdrawn')
     and (d.status <> 'sent' or abs(extract(epoch from clock_timestamp() - d.created_at)) < 3600 * $10::integer)
     and not exists (select from loader.outbox r
                      where r.target_id = d.target_id and r.dedup_key is not distinct from d.dedup_key
                        and r.kind = 'resolve' and r.status <> 'withdrawn' and r.delivery_id > d.delivery_id)
   order by d.delivery_id desc
   limit 1)
insert into loader.outbox
       (topic, target_id, target_name, run_id, kind, dedup_key, severity, message, content, status, next_at, answer, finished_at)
select 'alert', $1::integer, $2, $3::integer, $4, $5, $6, $7::jsonb, $9,
       case when s.delivery_id is not null then 'withdrawn' when $8::timestamptz is null then 'pending' else 'held' end,
       coalesce($8::timestamptz, clock_timestamp()),
       case when s.delivery_id is not null
            then coalesce(format('Run %s said the same', s.run_id), 'The same was said') || ' less than '
                 || format('%s hours ago.', $10::integer)
       end,
       case when s.delivery_id is not null then clock_timestamp() end
  from (select) one left join said s on true
 where $3 is not null or s.delivery_id is null
on conflict do nothing
returning delivery_id as "deliveryId", status
