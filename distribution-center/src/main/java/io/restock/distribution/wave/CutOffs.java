package io.restock.distribution.wave;

import io.restock.contracts.despatch.Lane;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** The timetable of a center: the cut-offs of all its lanes. */
final class CutOffs {
    private CutOffs() {}

    /** The last cut-off of any lane at or before an instant; none without lanes. */
    static Optional<Instant> latest(List<Lane> lanes, Instant at) {
        return lanes.stream().map(lane -> latest(lane, at)).max(Instant::compareTo);
    }

    private static Instant latest(Lane lane, Instant at) {
        var day = at.atZone(lane.zone()).toLocalDate();
        for (int back = 0; back <= 1; back++) {
            for (LocalTime cutOff : lane.cutOffs().reversed()) {
                Instant candidate = day.minusDays(back).atTime(cutOff).atZone(lane.zone()).toInstant();
                if (!candidate.isAfter(at)) {
                    return candidate;
                }
            }
        }
        throw new IllegalStateException("a lane has at least one cut-off, and yesterday's is over");
    }
}
