package io.restock.replenishment.promise;

import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.replenishment.planning.Planning;
import io.restock.replenishment.promise.Promise.Freshness;
import io.restock.replenishment.promise.Promise.Miss;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Counts the promise from the order lines: kept ones in the index alone, and row by row only those that were missed. */
@ApplicationScoped
public class Promises {
    private static final String DUE = " from replenishment.order_line where due_at >= ? and due_at < ? and (?::text is null or dc = ?) and (? or store = any (?))";
    private static final String MISSED = DUE + " and outcome in ('OPEN', 'WANTING', 'LATE')";
    private static final String COUNT = "select count(*), count(*) filter (where outcome = 'KEPT'), count(*) filter (where outcome = 'OPEN')" + DUE
            + " and outcome <> 'CALLED_OFF'";
    private static final String CAUSES = "select " + MissCause.SQL + " as cause, count(*)" + MISSED + " group by 1 order by 2 desc";
    private static final String MISSES = "select " + MissCause.SQL + " as cause, id, order_id, line, store, dc, item, due_at, status, units, open_units, despatched_at, received_at"
            + MISSED + " and (?::text is null or (due_at, id) < (select a.due_at, a.id from replenishment.order_line a where a.id = ?)) order by due_at desc, id desc limit ?";

    private final DataSource database;
    private final Planning planning;
    private final BusinessClock clock;

    Promises(DataSource database, Planning planning, BusinessClock clock) {
        this.database = database;
        this.planning = planning;
        this.clock = clock;
    }

    /** Of the whole chain, of lines due in the time just past. */
    public Promise ofChain(Duration past) throws SQLException {
        return answer(Question.ofChain(past, clock.instant()));
    }

    /** On one snapshot, so that the causes add up to the misses. */
    Promise answer(Question question) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (var statement = connection.createStatement()) {
                    statement.execute("set transaction isolation level repeatable read, read only");
                }
                return answer(connection, question);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Promise answer(Connection connection, Question question) throws SQLException {
        var misses = question.limit() == 0 ? List.<Miss>of() : misses(connection, question);
        String next = misses.size() < question.limit() || misses.isEmpty() ? null : misses.getLast().order() + "/" + misses.getLast().line();
        var causes = causes(connection, question);
        try (var select = connection.prepareStatement(COUNT)) {
            due(select, 1, question);
            try (var row = select.executeQuery()) {
                row.next();
                long due = row.getLong(1);
                long kept = row.getLong(2);
                return new Promise(question.from(), question.until(), due, kept, due - kept, row.getLong(3), causes, misses, next,
                        new Freshness(question.now(), planning.behind().toMillis()));
            }
        }
    }

    private static Map<MissCause, Long> causes(Connection connection, Question question) throws SQLException {
        var causes = new EnumMap<MissCause, Long>(MissCause.class);
        try (var select = connection.prepareStatement(CAUSES)) {
            select.setObject(1, utc(question.now()));
            due(select, 2, question);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    causes.put(MissCause.valueOf(row.getString(1)), row.getLong(2));
                }
            }
        }
        return causes;
    }

    private static List<Miss> misses(Connection connection, Question question) throws SQLException {
        mustKnow(connection, question.after());
        var misses = new ArrayList<Miss>();
        try (var select = connection.prepareStatement(MISSES)) {
            select.setObject(1, utc(question.now()));
            int next = due(select, 2, question);
            select.setString(next++, question.after());
            select.setString(next++, question.after());
            select.setInt(next, question.limit());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    misses.add(new Miss(row.getString("order_id"), row.getInt("line"), row.getString("store"), row.getString("dc"), row.getString("item"),
                            instant(row, "due_at"), MissCause.valueOf(row.getString("cause")), row.getString("status"), row.getInt("units"),
                            row.getInt("open_units"), instant(row, "despatched_at"), instant(row, "received_at")));
                }
            }
        }
        return misses;
    }

    private static void mustKnow(Connection connection, String line) throws SQLException {
        if (line == null) {
            return;
        }
        try (var select = connection.prepareStatement("select 1 from replenishment.order_line where id = ?")) {
            select.setString(1, line);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.invalid(List.of("after must be an order line such as next names, was " + line));
                }
            }
        }
    }

    /** Sets the parameters of {@link #DUE} and returns the number of the one that comes next. */
    private static int due(PreparedStatement select, int first, Question question) throws SQLException {
        select.setObject(first, utc(question.from()));
        select.setObject(first + 1, utc(question.until()));
        select.setString(first + 2, question.dc());
        select.setString(first + 3, question.dc());
        select.setBoolean(first + 4, question.stores().isEmpty());
        select.setArray(first + 5, select.getConnection().createArrayOf("text", question.stores().toArray()));
        return first + 6;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
