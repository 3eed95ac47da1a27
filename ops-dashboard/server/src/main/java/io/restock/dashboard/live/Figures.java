package io.restock.dashboard.live;

import io.restock.dashboard.services.ServiceState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one second.
 *
 * @param troubles what is wrong, a sentence each with what to do; empty when all is well
 * @param tillToStock null while no transaction was sampled
 * @param lagRecords stock events that this page itself has not yet taken
 */
public record Figures(Clock clock, List<String> troubles, Sales sales, @Schema(nullable = true) TillToStock.@Nullable Latency tillToStock, long lagRecords,
        Despatches.UnderWay underWay, List<ExceptionBook.KindCount> exceptionsByKind, List<ServiceState> services) {

    /**
     * The business clock.
     *
     * @param now business time
     * @param speed business seconds per wall second that were asked for, at most
     * @param presentSpeed business seconds per wall second just now; 0 while it waits
     * @param waitsFor the place that it waits for, or null
     * @param zone in which the stores live
     */
    public record Clock(Instant now, double speed, double presentSpeed, @Schema(nullable = true) @Nullable String waitsFor, String zone) {}

    /**
     * @param linesPerSecond by the wall clock, averaged over five seconds
     * @param linesPerBusinessHour by the business clock, averaged over the same
     */
    public record Sales(@Schema(nullable = true) SalesRate.@Nullable Second second, double linesPerSecond, long linesPerBusinessHour, Today.Totals today) {}
}
