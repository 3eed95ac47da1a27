package io.restock.terminal.figures;

import io.restock.terminal.world.Baseline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The line that is written every second, on standard output ({@code --figures}) and into the account file ({@code --account}). All are
 * sums since the start of this run unless said otherwise.
 *
 * @param state SEEDING, SELLING, DELIVERING (tills have stopped and deliver what waits) or DONE (the last line)
 * @param receipts rung up by tills
 * @param posted requests to the gateway that carried a receipt, resent ones included
 * @param accepted receipts that the gateway acknowledged: receipts = accepted + rejected + queued
 * @param resent requests that carried a receipt again
 * @param rejected receipts that the gateway refused for good
 * @param rejectedReasons the same by reason
 * @param queued receipts that wait in tills now, those of offline tills included
 * @param tillsOffline tills that are offline now
 * @param deliveredLate receipts that waited in an offline till
 * @param lines in accepted receipts
 * @param linesPerSecond over the last five wall seconds
 * @param deliveries despatches that stores received
 * @param waves that DC staff worked on
 * @param picks picked, shorts among them
 * @param inbound deliveries from suppliers to distribution centers
 * @param wants times that customers wanted an item
 * @param met times that they found as much as they wanted at once; what they did not find no service hears of
 * @param availability the share of wants that were met, 0 to 1, absent before the first customer
 * @param troubles what was not possible at once, by reason: busy or absent services, refused requests of staff
 * @param acts what people did beside, in words, as often as it happened
 * @param exceptions of the queue, by kind, when trade has ended; absent before
 * @param stopped a distribution center where nobody worked for a day; absent without one, and before that day is over
 * @param account the world beside the system, when trade has ended; absent before
 * @param baselines what the same customers would have met under yearly and quarterly minima and maxima, simulated without services; absent before the end
 */
public record FiguresLine(Instant at, Instant businessAt, String state, long receipts, long posted, long accepted, long resent, long rejected,
        Map<String, Long> rejectedReasons, long queued, long tillsOffline, long deliveredLate, long lines, double linesPerSecond, long deliveries,
        long counts, long adjustments, long waves, long picks, long shorts, long despatches, long inbound, long wants, long met, @Nullable Double availability,
        Map<String, Long> troubles, List<Happened> acts, @Nullable List<ExceptionsOfKind> exceptions, @Nullable StoppedCenter stopped, @Nullable ChainAccount account,
        @Nullable List<Baseline.Outcome> baselines) {
    static FiguresLine of(Figures f, Instant at, Instant businessAt, String state, double linesPerSecond) {
        long wants = f.wants();
        long met = f.met();
        return new FiguresLine(at, businessAt, state, f.receipts.sum(), f.posted.sum(), f.accepted.sum(), f.resent.sum(), f.rejected.total(),
                f.rejected.snapshot(), f.queued.sum(), f.tillsOffline.sum(), f.deliveredLate.sum(), f.lines.sum(), linesPerSecond,
                f.deliveries.sum(), f.counts.sum(), f.adjustments.sum(), f.waves.sum(), f.picks.sum(), f.shorts.sum(), f.despatches.sum(),
                f.inbound.sum(), wants, met, wants == 0 ? null : (double) met / wants, f.troubles.snapshot(), f.acts(), f.exceptions(), f.stopped(), f.account(), f.baselines());
    }
}
