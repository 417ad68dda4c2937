-- Takes back what target $1 has not been sent, for the reason $2.
update loader.outbox
   set status = 'withdrawn', answer = $2, finished_at = clock_timestamp()
 where target_id = $1 and status in ('pending', 'held', 'refused')
