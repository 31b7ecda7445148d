create table if not exists identity_check (
  id uuid not null primary key,
  quote_id uuid not null,
  caller varchar(60) not null,
  code_hash binary(32) not null,
  sent_to varchar(254) not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  attempts int not null default 0,
  passed_at datetime(6),
  key identity_check_quote (quote_id, caller, created_at)
);
