package io.restock.terminal.staff;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.terminal.shift.Shift;
import org.jspecify.annotations.Nullable;

/**
 * Lets the work of a distribution center go on with the clock, each thing when it is due. The clock waits for what is late.
 *
 * @param rest a day on which nobody comes, or null
 */
public record CenterHours(Gln center, CenterStaff staff, CenterOffice office, BusinessClock clock, @Nullable StoppedDay rest) {
    public void pass(Shift working) throws InterruptedException {
        var backlog = clock.backlog("center " + center);
        var look = clock.instant();
        while (true) {
            var due = office.due().isBefore(look) ? office.due() : look;
            if (rest != null && rest.holds(due)) {
                office.closeUntil(rest.until());
                look = rest.until();
                continue;
            }
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
