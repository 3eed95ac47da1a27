package io.restock.replenishment.promise;

import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.replenishment.planning.Planning;
import io.restock.replenishment.promise.Promise.Freshness;
import io.restock.replenishment.promise.Promise.Miss;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the promise from the order lines: kept ones in the index alone, and row by row only those that were missed. */
@ApplicationScoped
public class Promises {
    private static final String DUE =
            " from replenishment.order_line where due_at >= ? and due_at < ? and (?::text is null or dc = ?) and (? or store = any (?)) and (? or store = any (?) or dc = any (?))";
    private static final String MISSED = DUE + " and outcome in ('OPEN', 'WANTING', 'MISSING', 'LATE')";
    private static final String COUNT = "select count(*), count(*) filter (where outcome = 'KEPT'), count(*) filter (where outcome = 'OPEN')" + DUE
            + " and outcome not in ('CALLED_OFF', 'SUBSTITUTE')";
    private static final String CAUSES = "select " + MissCause.SQL + " as cause, count(*)" + MISSED + " group by 1 order by 2 desc";
    private static final String MISSES = "select " + MissCause.SQL + " as cause, id, order_id, line, store, dc, item, due_at, status, units, open_units, despatched_at, received_at"
            + MISSED + " and (?::text is null or (due_at, id) < (select a.due_at, a.id from replenishment.order_line a where a.id = ?)) order by due_at desc, id desc limit ?";

    @Inject
    Database database;
    @Inject
    Planning planning;
    @Inject
    BusinessClock clock;

    /** Of the whole chain, of lines due in the time just past. */
    public Promise ofChain(Duration past) {
        return answer(Question.ofChain(past, clock.instant()));
    }

    /** On one snapshot, so that the causes add up to the misses. */
    Promise answer(Question question) {
        return database.snapshot(sql -> answer(sql, question));
    }

    private Promise answer(Sql sql, Question question) throws SQLException {
        var misses = question.limit() == 0 ? List.<Miss>of() : misses(sql, question);
        String next = misses.size() < question.limit() || misses.isEmpty() ? null : misses.getLast().order() + "/" + misses.getLast().line();
        var causes = causes(sql, question);
        return sql.first(COUNT, row -> {
            long due = row.getLong(1);
            long kept = row.getLong(2);
            return new Promise(question.from(), question.until(), due, kept, due - kept, row.getLong(3), causes, misses, next,
                    new Freshness(question.now(), planning.behind().toMillis()));
        }, due(question).toArray()).orElseThrow();
    }

    private static Map<MissCause, Long> causes(Sql sql, Question question) throws SQLException {
        var causes = new EnumMap<MissCause, Long>(MissCause.class);
        sql.list(CAUSES, row -> causes.put(MissCause.valueOf(row.getString(1)), row.getLong(2)),
                Stream.concat(Stream.of(question.now()), due(question)).toArray());
        return causes;
    }

    private static List<Miss> misses(Sql sql, Question question) throws SQLException {
        mustKnow(sql, question.after());
        return sql.list(MISSES, row -> new Miss(row.getString("order_id"), row.getInt("line"), row.getString("store"), row.getString("dc"), row.getString("item"),
                Sql.instant(row, "due_at"), MissCause.valueOf(row.getString("cause")), row.getString("status"), row.getInt("units"),
                row.getInt("open_units"), Sql.instantOrNull(row, "despatched_at"), Sql.instantOrNull(row, "received_at")),
                Stream.of(Stream.of(question.now()), due(question), Stream.of(question.after(), question.after(), question.limit())).flatMap(values -> values).toArray());
    }

    private static void mustKnow(Sql sql, @Nullable String line) throws SQLException {
        if (line != null && sql.number("select count(*) from replenishment.order_line where id = ?", line) == 0) {
            throw ProblemException.invalid(List.of("after must be an order line such as next names, was " + line));
        }
    }

    /** The values of {@link #DUE}. */
    private static Stream<Object> due(Question question) {
        return Stream.of(question.from(), question.until(), question.dc(), question.dc(), question.stores().isEmpty(), question.stores(),
                question.sight().isOfAll(), question.sight().stores().named(), question.sight().dcs().named());
    }
}
