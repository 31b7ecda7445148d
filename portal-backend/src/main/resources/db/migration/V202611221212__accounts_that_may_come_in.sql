create table if not exists account (
  subject uuid not null primary key,
  roles varchar(200),
  valid_from datetime(6),
  disabled_at datetime(6),
  behind boolean not null default false,
  invited_at datetime(6),
  last_login_at datetime(6)
);
