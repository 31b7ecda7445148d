create index if not exists identity_check_end on identity_check (expires_at);
