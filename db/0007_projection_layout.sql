-- In how many shards each projection's tables are kept. A leader that begins at the log's start claims its number here; only a rebuild
-- changes it, together with the checkpoints (libs/EventStore/Projections/README.md).

create table es_projection_layout (
    name    varchar collate "C" primary key,
    shards  int not null check (shards > 0)
);

comment on table es_projection_layout is 'How many shards a projection runs as: two numbers at once would apply events twice.';
comment on column es_projection_layout.name is 'The projection''s name without the shard ("name", not "name/0of4").';
comment on column es_projection_layout.shards is '1: it is not sharded.';
