create table if not exists article_feedback (
  id uuid not null primary key,
  article_id uuid not null,
  solved tinyint(1) not null,
  comment varchar(2000),
  caller varchar(60) not null,
  at datetime(6) not null,
  key article_feedback_article (article_id, at),
  constraint article_feedback_article foreign key (article_id) references article (id)
);
