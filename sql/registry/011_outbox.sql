-- One outbox for all that leaves the machine: what waits there is sent by whichever program comes next. Alerts are its first topic.
alter table loader.alert_delivery rename to outbox;
alter index loader.alert_delivery_unfinished rename to outbox_unfinished_before;
alter index loader.alert_delivery_by_run rename to outbox_by_run;
alter table loader.outbox
  add column topic     text not null default 'alert' check (topic ~ '^[a-z]{1,40}$'),
  add column content   text,
  add column leased_by integer,
  alter column severity drop not null,
  drop constraint alert_delivery_kind_check,
  add constraint outbox_kind_check check (kind ~ '^[a-z]{1,40}$'),
  drop constraint alert_delivery_status_check,
  add constraint outbox_status_check check (status in ('pending', 'held', 'refused', 'sent', 'failed', 'withdrawn'));
drop index loader.outbox_unfinished_before;
create index outbox_unfinished on loader.outbox (next_at) where status in ('pending', 'held', 'refused');
drop index loader.alert_delivery_once;
create unique index outbox_once on loader.outbox (topic, coalesce(target_id, 0), run_id, kind, (coalesce(dedup_key, '')))
 where run_id is not null;
comment on table loader.outbox is 'What leaves the machine, a message to a receiver each: sent, still to be sent, held by quiet hours, refused, or given up, and what was answered.';
comment on column loader.outbox.topic is 'What it is of: alert.';
comment on column loader.outbox.target_id is 'Of an alert: where it goes.';
comment on column loader.outbox.kind is 'Of an alert: trigger, resolve or test; of a heartbeat start too.';
comment on column loader.outbox.content is 'What an alert says, without the number of the run: one that says the same is not sent again for a while.';
comment on column loader.outbox.leased_by is 'The connection of the program that is sending it: once that is gone, the next one does.';

alter table loader.alert_target
  add column repeat_hours integer not null default 24 check (repeat_hours between 0 and 8760);
comment on column loader.alert_target.repeat_hours is 'The same is not said again before so many hours; 0: always.';
