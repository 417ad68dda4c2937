-- What was sent, given up or taken back more than $1 days ago leaves the log of deliveries. What waits stays, and so does the
-- opening of an incident after which nothing came: a run that is yet to be published resolves it.
delete from loader.outbox d
 where d.status in ('sent', 'failed', 'withdrawn')
   and coalesce(d.finished_at, d.created_at) < clock_timestamp() - make_interval(days => $1)
   and not (d.status = 'sent' and d.kind = 'trigger' and d.target_id is not null and d.dedup_key is not null
            and not exists (select from loader.outbox l
                             where l.target_id = d.target_id and l.dedup_key = d.dedup_key
                               and l.delivery_id > d.delivery_id and l.status not in ('failed', 'withdrawn')))
