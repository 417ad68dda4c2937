-- Kinds of alert targets are channels of the program, not of the registry: a new one changes nothing here. A program that does
-- not know the kind of a target leaves its messages to one that does.
alter table loader.alert_target
  drop constraint alert_target_kind_check,
  add constraint alert_target_kind_check check (kind ~ '^[a-z][a-z0-9]{0,39}$');
comment on column loader.alert_target.kind is 'The channel, such as slack.';
comment on column loader.alert_delivery.dedup_key is
  'Of channels that tell of incidents, as PagerDuty does: which one is opened or resolved; without the date.';
