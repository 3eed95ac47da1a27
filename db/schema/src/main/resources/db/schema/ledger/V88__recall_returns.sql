-- By which transfer the goods return that an answer says are returned: what is written on the box, and what the center knows them by.
alter table ledger.recall_answer add column transfer text collate "C";
