-- Runs on H2 and PostgreSQL alike. Operations that are answered later, and what came of them.
create table operation (
    id varchar(36) primary key,
    kind varchar(32) not null,
    -- 0 where no key is asked for
    resource_id bigint not null,
    -- NOT_STARTED, RUNNING, SUCCEEDED or FAILED; no check, because H2 2.4 can't check lists of words once the migration's
    -- connection is closed
    state varchar(16) not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    -- The server that works on it says every few seconds that it still does.
    server varchar(36) not null,
    alive_until timestamp with time zone not null,
    -- JSON: what was read, or why it failed
    result text
);

create index operation_created_at on operation (created_at);
