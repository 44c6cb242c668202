create table api_key (
    name varchar(64) primary key,
    hash varchar(64) not null,
    created_at timestamp with time zone not null
);
