-- What a policy may say beside a service level, and what the shelf holds by its age where goods do not keep.
alter table replenishment.store_item
    add column fill_rate         double precision,
    add column unit_margin       double precision,
    add column holding_cost      double precision,          -- of a unit for a day, in the margin's currency
    add column minimum_life_days int not null default 0,    -- 0: it keeps
    add column shelf_ages        text;                      -- date:units of each arrival, oldest first; null for what keeps
alter table replenishment.store_item alter column minimum_life_days drop default;

-- The rest of what explains a line; null in lines that were placed before.
alter table replenishment.order_line
    add column aim                text,
    add column lead_time_mean     double precision,
    add column lead_time_variance double precision,
    add column outdating          int,
    add column promotion          text,
    add column uplift             double precision,
    add column too_late           int,
    add column origin             text,
    add column stock_position     bigint;
