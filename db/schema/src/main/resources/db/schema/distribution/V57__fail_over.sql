-- Centers that cannot work, and who stands in for each. Planned while started_at is null; over when ended_at is set, planned or not.
create table distribution.fail_over (
    id          bigint generated always as identity primary key,
    dc          text        collate "C" not null references distribution.dc,
    stand_in    text        collate "C" not null references distribution.dc check (stand_in <> dc),
    starts_at   timestamptz not null,
    ends_at     timestamptz check (ends_at > starts_at),     -- null: until a person ends it
    reason      text        not null,
    asked_by    text        not null,
    asked_at    timestamptz not null,
    identity    text        collate "C" not null,            -- the request's key, or its content
    digest      text        not null,
    started_at  timestamptz,
    ended_at    timestamptz,
    ended_by    text,
    end_reason  text
);
-- One at a time for each center, so that each line has one place to go to.
create unique index fail_over_open on distribution.fail_over (dc) where ended_at is null;
create unique index fail_over_identity on distribution.fail_over (dc, identity);
create index fail_over_stand_in on distribution.fail_over (stand_in, id);

-- dc is the center that sends what waits of a line. Where that only stands in, home is the store's own; else null.
alter table distribution.order_line
    add column home      text collate "C",
    add column handed_at timestamptz;
create index order_line_guest on distribution.order_line (home, dc) where home is not null and units - allocated - picked - despatched - cancelled > 0;

-- Each time that another center was to send what waits: only added to, and forgotten with its line.
create table distribution.hand_over (
    id         bigint generated always as identity primary key,
    order_line text        collate "C" not null references distribution.order_line,
    fail_over  bigint      not null references distribution.fail_over,
    from_dc    text        collate "C" not null,
    to_dc      text        collate "C" not null,
    units      int         not null check (units > 0),
    handed_at  timestamptz not null
);
create index hand_over_line on distribution.hand_over (order_line, id);
create index hand_over_fail_over on distribution.hand_over (fail_over, id);
