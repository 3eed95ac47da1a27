-- What stores send back to a center, as the ledger's stock events say it was sent and as the center says what came of it. No supplier's delivery, and no order.
alter table distribution.stock_entry drop constraint stock_entry_kind_check,
    add constraint stock_entry_kind_check check (kind in ('INBOUND', 'PICKED', 'DESPATCHED', 'COUNTED', 'ADJUSTED', 'MOVED', 'RENUMBERED', 'RETURNED'));
alter table distribution.report drop constraint report_kind_check,
    add constraint report_kind_check check (kind in ('INBOUND', 'COUNT', 'ADJUSTMENT', 'MOVE', 'WAVE_CANCELLATION', 'RETURN_ARRIVAL', 'RETURN_CANCELLATION'));

-- sent_at is null while only its arrival is known: the lorry may be faster than the news. closed_at is null while something of it is under way.
create table distribution.store_return (
    dc             text        collate "C" not null,
    store          text        collate "C" not null,
    transfer       text        collate "C" not null,       -- its number among those that the store sent
    reason         text,                                   -- why, where the store said so
    sent_at        timestamptz,
    arrived_at     timestamptz,                            -- the latest arrival
    complete       boolean     not null default false,     -- nothing more will come
    called_off_at  timestamptz,
    called_off_for text,
    closed_at      timestamptz,
    parts          int         not null default 0,         -- how often the center has said something of it
    primary key (dc, store, transfer)
);
create index store_return_age on distribution.store_return (dc, coalesce(sent_at, arrived_at), store, transfer);

create table distribution.store_return_line (
    dc         text   collate "C" not null,
    store      text   collate "C" not null,
    transfer   text   collate "C" not null,
    item       text   collate "C" not null,
    sent       bigint not null default 0,
    arrived    bigint not null default 0,
    damaged    bigint not null default 0,
    called_off bigint not null default 0,
    primary key (dc, store, transfer, item)
);
create index store_return_line_item on distribution.store_return_line (dc, item);
