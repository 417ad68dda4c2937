-- How much waits to leave the machine, since when, what of it was refused, and what was given up in the last two weeks.
select count(*) filter (where status in ('pending', 'held', 'refused'))::integer as waiting,
       min(created_at) filter (where status in ('pending', 'held', 'refused')) as "oldestAt",
       extract(epoch from clock_timestamp()
                          - min(created_at) filter (where status in ('pending', 'held', 'refused')))::float8 as "oldestSeconds",
       count(*) filter (where status = 'refused')::integer as refused,
       count(*) filter (where status = 'failed' and kind <> 'test'
                          and finished_at > clock_timestamp() - interval '14 days')::integer as "givenUp"
  from loader.outbox
