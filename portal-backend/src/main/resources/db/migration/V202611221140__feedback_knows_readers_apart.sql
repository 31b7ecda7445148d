alter table article_feedback add column if not exists reader varchar(22);
