package io.restock.terminal.rest;

import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Answer.NotNow;
import io.restock.terminal.rest.Answer.Refused;
import java.time.Duration;

/** Asks again until there is an answer, waiting as long as the service says, or ever longer if it says nothing. */
public final class Patience {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Of people who ask on another day if nobody answers. */
    public static final Patience STEADY = new Patience(5);

    private final int attempts;

    /** @param attempts after so many in a row without an answer it gives up, 1 and up */
    public Patience(int attempts) {
        this.attempts = attempts;
    }

    public interface Request {
        Answer send() throws InterruptedException;
    }

    /** @return done or refused, or not now if all attempts ended so */
    public Answer ask(Request request) throws InterruptedException {
        for (int attempt = 1;; attempt++) {
            switch (request.send()) {
                case Done done -> {
                    return done;
                }
                case Refused refused -> {
                    return refused;
                }
                case NotNow notNow -> {
                    if (attempt >= attempts) {
                        return notNow;
                    }
                    Thread.sleep(waitAfter(notNow, attempt));
                }
            }
        }
    }

    /** How long to wait after the n-th attempt without an answer: what the service says, else doubling from 100 ms to 5 s. */
    public static Duration waitAfter(NotNow answer, int attempt) {
        if (answer.retryAfter() != null) {
            return answer.retryAfter();
        }
        var doubled = FIRST.multipliedBy(1L << Math.min(attempt - 1, 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
