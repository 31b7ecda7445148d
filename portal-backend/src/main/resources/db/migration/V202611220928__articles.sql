create table if not exists article (
  id uuid not null primary key,
  translation_group uuid not null,
  language varchar(5) not null,
  title varchar(200) not null,
  body_markdown mediumtext not null,
  audience varchar(12) not null,
  products varchar(500) not null default '',
  status varchar(10) not null,
  changed_at datetime(6) not null,
  version int not null default 0,
  key article_group (translation_group),
  key article_newest (status, changed_at desc, id desc)
);
