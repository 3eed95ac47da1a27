package io.restock.border.http;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;
    private final transient @Nullable Duration retryAfter;

    private ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(problem.detail());
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public static ProblemException of(int status, String title, String detail) {
        return new ProblemException(Problem.of(status, title, detail, List.of()), null);
    }

    /** 422: the request is well-formed and wrong. */
    public static ProblemException invalid(List<String> errors) {
        return new ProblemException(Problem.of(422, "Some fields are wrong", String.join("; ", errors), errors), null);
    }

    /** 400: the request cannot be read. */
    public static ProblemException unreadable(String detail) {
        return of(400, "The request cannot be read", detail);
    }

    /** 404. */
    public static ProblemException unknown(String detail) {
        return of(404, "Not known here", detail);
    }

    /** 409. */
    public static ProblemException conflict(String detail) {
        return of(409, "Something else is there already", detail);
    }

    /** 429 or 503: not now. */
    public static ProblemException busy(int status, String detail, @Nullable Duration retryAfter) {
        return new ProblemException(Problem.of(status, "Too busy right now", detail, List.of()), retryAfter);
    }

    public Problem problem() {
        return problem;
    }

    /** When to try again, or null. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
