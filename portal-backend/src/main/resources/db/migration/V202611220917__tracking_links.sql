create table if not exists tracking_link (
  id uuid not null primary key,
  token_hash binary(32) not null,
  work_order_id uuid not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  revoked_at datetime(6),
  version int not null default 0,
  unique key tracking_link_token (token_hash),
  key tracking_link_order (work_order_id, created_at),
  constraint tracking_link_order foreign key (work_order_id) references work_order (id)
);
