-- What came of an attempt to send message $1: its status $2, the answer $3, and the next attempt in $4 seconds. One that is
-- left ($5) and has waited for two weeks is given up: never before it was tried by the program that does so.
update loader.outbox
   set status = case when given_up then 'failed' else $2::text end,
       answer = case when given_up then format('Given up after two weeks and %s attempts. Last: %s', attempts, $3::text) else $3::text end,
       leased_until = null, leased_by = null,
       next_at = clock_timestamp() + make_interval(secs => coalesce($4::float8, 0)),
       finished_at = case when given_up or $2::text = 'sent' then clock_timestamp() end
  from (select $2::text <> 'sent' and $5::boolean and created_at < clock_timestamp() - interval '14 days' as given_up
          from loader.outbox where delivery_id = $1) age
 where delivery_id = $1 and status in ('pending', 'held', 'refused')
returning status
