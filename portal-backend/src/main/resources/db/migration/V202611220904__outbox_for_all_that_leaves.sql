create table if not exists outbox (
  id bigint not null auto_increment primary key,
  kind varchar(20) not null,
  order_key varchar(60) not null,
  dedup_key varchar(120) not null,
  payload longtext not null,
  created_at datetime(6) not null,
  attempts int not null default 0,
  next_attempt_at datetime(6) not null,
  delivered_at datetime(6),
  dead_at datetime(6),
  last_error varchar(500),
  unique key outbox_dedup (dedup_key),
  key outbox_waiting (delivered_at, dead_at, next_attempt_at)
);
