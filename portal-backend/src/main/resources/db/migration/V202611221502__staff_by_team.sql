create index if not exists staff_member_team on staff_member (team);
