-- What nobody could send for two days (quiet hours take up to one) is given up.
update loader.alert_delivery
   set status = 'failed', finished_at = clock_timestamp(),
       answer = 'Given up after two days.' || coalesce(' Last: ' || answer, ' No program that has the secret was there.')
 where status in ('pending', 'held') and created_at < clock_timestamp() - interval '2 days'
   and (leased_until is null or leased_until < clock_timestamp())
