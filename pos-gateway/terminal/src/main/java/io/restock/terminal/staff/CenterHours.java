package io.restock.terminal.staff;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.terminal.shift.Shift;

/** Lets the work of a distribution center go on with the clock, each thing when it is due. The clock waits for what is late. */
public record CenterHours(Gln center, CenterStaff staff, CenterOffice office, BusinessClock clock) {
    public void pass(Shift working) throws InterruptedException {
        var backlog = clock.backlog("center " + center);
        var look = clock.instant();
        while (true) {
            var due = office.due().isBefore(look) ? office.due() : look;
            backlog.waitsSince(due);
            if (working.endsBefore(due, clock)) {
                backlog.isEmpty();
                return;
            }
            if (due.equals(look)) {
                look = staff.workOnWaves();
            } else {
                office.work();
            }
        }
    }
}
