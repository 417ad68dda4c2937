-- What came of an attempt to send delivery $1: its status $2, the answer $3, and the next attempt in $4 seconds.
update loader.alert_delivery
   set status = $2, answer = $3, leased_until = null,
       next_at = clock_timestamp() + make_interval(secs => coalesce($4::float8, 0)),
       finished_at = case when $2 in ('sent', 'failed') then clock_timestamp() end
 where delivery_id = $1
