create table if not exists article_version (
  id uuid not null primary key,
  article_id uuid not null,
  version_number int not null,
  language varchar(5) not null,
  title varchar(200) not null,
  body_markdown mediumtext not null,
  audience varchar(12) not null,
  products varchar(500) not null default '',
  written_by varchar(200),
  approved_by varchar(200),
  published_at datetime(6) not null,
  unique key article_version_number (article_id, version_number desc),
  constraint article_version_article foreign key (article_id) references article (id)
);
