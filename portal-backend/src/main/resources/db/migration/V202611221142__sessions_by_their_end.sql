create index if not exists session_end on session (expires_at);
