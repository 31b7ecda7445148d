alter table session
  add column if not exists sid varchar(64),
  add column if not exists seen_at datetime(6),
  add column if not exists checked_at datetime(6);
