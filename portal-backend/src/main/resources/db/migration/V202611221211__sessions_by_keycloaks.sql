create index if not exists session_sid on session (sid);
