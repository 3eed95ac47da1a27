package io.restock.terminal.staff;

import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Answer;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Answer.NotNow;
import io.restock.terminal.rest.Answer.Refused;
import io.restock.terminal.rest.Patience;
import io.restock.terminal.shift.Shift;
import java.util.Optional;

/**
 * Reports to a service what has really happened. What has happened cannot be taken back, so it is reported again until the service answers, or until nobody works any
 * more; business time waits meanwhile.
 *
 * @param working ends when nobody waits for answers any more
 */
record Reporting(Figures figures, Shift working) {
    /** @return what it answered if it did what it was asked */
    Optional<Done> report(String what, Patience.Request request) throws InterruptedException {
        for (int attempt = 1;; attempt++) {
            Answer answer = request.send();
            switch (answer) {
                case Done done -> {
                    return Optional.of(done);
                }
                case Refused _ -> {
                    figures.isDone(what, answer);
                    return Optional.empty();
                }
                case NotNow notNow -> {
                    figures.isDone(what, answer);
                    if (working.endsWithin(Patience.waitAfter(notNow, attempt))) {
                        return Optional.empty();
                    }
                }
            }
        }
    }
}
