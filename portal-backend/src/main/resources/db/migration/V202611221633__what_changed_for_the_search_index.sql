create table if not exists article_change (
  id bigint not null auto_increment primary key,
  article_id uuid not null,
  at datetime(6) not null,
  key article_change_at (at)
);
