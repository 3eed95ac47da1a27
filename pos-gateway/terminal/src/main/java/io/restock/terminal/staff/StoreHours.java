package io.restock.terminal.staff;

import io.restock.contracts.BusinessClock;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.world.StoreLife;

/** Lets a store's life go on with the clock: what happens there happens in its order, each thing when it is due. The clock waits for what is late. */
public record StoreHours(StoreLife life, BusinessClock clock) {
    public void pass(Shift working) throws InterruptedException {
        var backlog = clock.backlog("store " + life.shop().store().gln());
        for (var due = life.next();; due = life.next()) {
            backlog.waitsSince(due);
            if (working.endsBefore(due, clock)) {
                backlog.isEmpty();
                return;
            }
            life.step();
        }
    }
}
