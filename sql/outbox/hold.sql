-- Target $1 has quiet hours until $2: what is due there waits until then.
update loader.outbox
   set status = 'held', next_at = $2
 where target_id = $1 and status in ('pending', 'held', 'refused') and next_at < $2
   and (leased_until is null or leased_until < clock_timestamp())
