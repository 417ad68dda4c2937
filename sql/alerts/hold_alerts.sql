-- Target $1 has quiet hours until $2: what is due there waits until then.
update loader.alert_delivery
   set status = 'held', next_at = $2
 where target_id = $1 and status in ('pending', 'held') and next_at < $2
   and (leased_until is null or leased_until < clock_timestamp())
