package io.restock.distribution.failover;

import io.restock.contracts.Gln;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.outbox.Message;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Planning reckons with the lane by which goods really leave: each lane of a center that is stopped says who stands in for it, and says so no more when it works again. */
final class ServedLanes {
    private static final int LANES_AT_ONCE = 1_000;

    private ServedLanes() {}

    static boolean areAnyToBeTold(Sql sql, StandIns standIns) throws SQLException {
        for (Gln dc : concerned(sql, standIns)) {
            if (Lanes.areAnyToBeServed(sql, dc, by(standIns, dc))) {
                return true;
            }
        }
        return false;
    }

    /** So many of them, with all centers held. @return what is reported; empty when nothing is left to be said */
    static List<Message> changed(Sql sql, StandIns standIns, Instant now) throws SQLException {
        for (Gln dc : concerned(sql, standIns)) {
            List<Message> messages = Lanes.serve(sql, dc, by(standIns, dc), LANES_AT_ONCE, now);
            if (!messages.isEmpty()) {
                return messages;
            }
        }
        return List.of();
    }

    private static TreeSet<Gln> concerned(Sql sql, StandIns standIns) throws SQLException {
        var concerned = new TreeSet<>(Lanes.served(sql));
        standIns.running().forEach(stopped -> concerned.add(stopped.dc()));
        return concerned;
    }

    private static @Nullable Gln by(StandIns standIns, Gln dc) {
        return standIns.of(dc) == null ? null : standIns.serving(dc);
    }
}
