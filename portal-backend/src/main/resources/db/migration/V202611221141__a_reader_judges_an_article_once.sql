create unique index if not exists article_feedback_reader on article_feedback (reader, article_id);
