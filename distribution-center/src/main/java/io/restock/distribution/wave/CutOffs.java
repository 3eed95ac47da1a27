package io.restock.distribution.wave;

import io.restock.contracts.Gln;
import io.restock.contracts.despatch.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The timetable of a center: the cut-offs of all its lanes. */
final class CutOffs {
    private CutOffs() {}

    /** The stores whose lane leaves after an instant and by a cut-off. */
    static List<Gln> leaving(List<Lane> lanes, Instant after, Instant cutOff) {
        return lanes.stream().filter(lane -> lane.latestCutOff(cutOff).isAfter(after)).map(Lane::store).toList();
    }

    /** The last cut-off of any lane at or before an instant; none without lanes. */
    static Optional<Instant> latest(List<Lane> lanes, Instant at) {
        return lanes.stream().map(lane -> lane.latestCutOff(at)).max(Instant::compareTo);
    }
}
