-- A store that closes for good need not look any more.
alter table replenishment.question drop constraint question_answer_check;
alter table replenishment.question add constraint question_answer_check check (answer in ('COUNTED', 'SOLD', 'GONE', 'CLOSED'));
