-- Items of which nothing is ordered, as all their store-items have been told; what is not here is ordered as usual.
create table replenishment.item_range (
    item text collate "C" primary key,
    rest text not null
);

-- Nobody asks about an item that is held, delisted or not stocked.
alter table replenishment.question drop constraint question_answer_check;
alter table replenishment.question add constraint question_answer_check check (answer in ('COUNTED', 'SOLD', 'GONE', 'CLOSED', 'OUT_OF_RANGE'));
