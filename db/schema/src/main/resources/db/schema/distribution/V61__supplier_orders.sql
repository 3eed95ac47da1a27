-- What a center has ordered from suppliers. A delivery that names its number is one of it; what comes beyond it, or under no number, is a fact all the same.
create table distribution.supplier_order (
    dc text collate "C" references distribution.dc, number text collate "C",
    supplier text, placed_at timestamptz not null, expected_at timestamptz not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'RECEIVED', 'CANCELLED')),
    ended_at timestamptz, reason text, author text not null,
    primary key (dc, number),
    check ((state = 'OPEN') = (ended_at is null)));
create index supplier_order_expected on distribution.supplier_order (dc, expected_at, number);

create table distribution.supplier_order_line (
    dc text collate "C", number text collate "C", item text collate "C",
    units int not null check (units >= 0), -- 0: it came without having been ordered
    received bigint not null default 0 check (received >= 0),
    damaged bigint not null default 0 check (damaged >= 0),
    primary key (dc, number, item),
    foreign key (dc, number) references distribution.supplier_order);
create index supplier_order_line_due on distribution.supplier_order_line (dc, item) where received + damaged < units;
