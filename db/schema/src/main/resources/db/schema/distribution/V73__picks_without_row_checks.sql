-- A wave writes a hundred thousand picks of lines that it holds, under a number that it has just drawn: two look-ups for each of them took half of the time of writing them.
-- That every pick has its line and its wave is verified instead, for all of them by one statement.
alter table distribution.pick
    drop constraint pick_order_line_fkey,
    drop constraint pick_wave_fkey;
