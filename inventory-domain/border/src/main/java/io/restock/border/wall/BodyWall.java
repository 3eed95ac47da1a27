package io.restock.border.wall;

import io.restock.border.http.ProblemException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Bounds bodies before one is read: how large one may say that it is, and how long it may take to come, however it trickles. Who has sent all is never cut off, however long
 * the work on it takes: at the deadline it only counts whether more is waited for.
 */
final class BodyWall implements Handler<RoutingContext> {
    /** Under which a request holds its {@link BodyComing}. */
    static final String COMING = BodyComing.class.getName();
    /** Slower than this comes no body that is meant to arrive: a mobile connection at its worst. */
    private static final long BYTES_PER_SECOND = 256 << 10;
    private static final int LONGEST_NUMBER = 18;

    private final long most;
    private final long withinMillis;

    /** @param most bytes; @param within for any body, and one second more for each 256 KiB of it */
    BodyWall(long most, Duration within) {
        this.most = most;
        this.withinMillis = within.toMillis();
    }

    @Override
    public void handle(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long bytes = length == null ? unsaid(request.request()) : number(length);
        if (bytes > most) {
            Refusal.answerAndClose(request, ProblemException.of(413, "Too much at once", "the body has " + Shown.of(String.valueOf(length))
                    + " bytes, and " + most + " are taken; send fewer lines at a time"));
            return;
        }
        if (bytes > 0) {
            request.put(COMING, new BodyComing());
            watch(request, withinMillis + 1_000 * bytes / BYTES_PER_SECOND);
        }
        request.next();
    }

    /** As many as may come, where one comes at all. */
    private long unsaid(HttpServerRequest request) {
        boolean comes = request.version() == HttpVersion.HTTP_2
                ? request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD
                : request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        return comes ? most : 0;
    }

    /** The server has refused already what is no number; a number that nobody can count to is too many. */
    private static long number(String length) {
        return length.length() > LONGEST_NUMBER ? Long.MAX_VALUE : Long.parseLong(length);
    }

    private void watch(RoutingContext request, long millis) {
        long timer = request.vertx().setTimer(millis, _ -> look(request));
        request.addEndHandler(_ -> request.vertx().cancelTimer(timer));
    }

    private void look(RoutingContext request) {
        if (request.request().isEnded()) {
            return;
        }
        if (request.<BodyComing>get(COMING).isAwaited()) {
            giveUp(request.request());
        } else {
            watch(request, withinMillis);
        }
    }

    private static void giveUp(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
