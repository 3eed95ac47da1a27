package io.restock.distribution.failover;

import io.restock.contracts.Gln;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who stands in for whom now. One that stands in may be stopped itself: then its own stand-in serves the stores of both. */
public final class StandIns {
    /** All centers work. */
    public static final StandIns NONE = new StandIns(Map.of());

    private static final String LOCK = "hashtext('distribution.fail_over')";

    private final Map<Gln, FailOver> running;

    private StandIns(Map<Gln, FailOver> running) {
        this.running = running;
    }

    /** As it is now. */
    public static StandIns now(Sql sql) throws SQLException {
        var running = new HashMap<Gln, FailOver>();
        for (FailOver each : sql.list(FailOver.SELECT + "where ended_at is null and started_at is not null", FailOver::from)) {
            running.put(each.dc(), each);
        }
        return new StandIns(running);
    }

    /** As it stays to the end of the transaction: for who places lines. Taken before any line and any center. */
    public static StandIns held(Sql sql) throws SQLException {
        sql.list("select pg_advisory_xact_lock_shared(" + LOCK + ")", row -> "held");
        return now(sql);
    }

    /** For who changes it, or does what follows: nobody places a line meanwhile, and nobody decides about any center's stock. */
    static void holdAll(Sql sql) throws SQLException {
        sql.list("select pg_advisory_xact_lock(" + LOCK + ")", row -> "held");
        sql.list("select gln from distribution.dc order by gln for no key update", row -> "held");
    }

    /** The fail-over for which a center is stopped, or null if it works. */
    public @Nullable FailOver of(Gln dc) {
        return running.get(dc);
    }

    /** Who sends to the stores of a center: itself, unless it is stopped. Nobody is asked to stand in who is stopped, so there is no circle. */
    public Gln serving(Gln home) {
        Gln at = home;
        for (FailOver next = running.get(at); next != null; next = running.get(at)) {
            at = next.standIn();
        }
        return at;
    }

    /** Centers whose stores a center serves beside its own. */
    public Set<Gln> servedBy(Gln dc) {
        return running.keySet().stream().filter(home -> serving(home).equals(dc)).collect(Collectors.toUnmodifiableSet());
    }

    /** Centers whose stores' demand is a center's to look at: its own also while it is stopped. */
    public List<Gln> seenBy(Gln dc) {
        return Stream.concat(Stream.of(dc), servedBy(dc).stream().sorted()).toList();
    }

    /** By center. */
    List<FailOver> running() {
        return running.values().stream().sorted(Comparator.comparing(FailOver::dc)).toList();
    }
}
