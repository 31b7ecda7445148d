create table if not exists change_notice (
  id bigint not null auto_increment primary key,
  work_order_id uuid not null,
  kind varchar(10) not null,
  at datetime(6) not null,
  key change_notice_age (at)
);
