package io.restock.replenishment.planning;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.journal.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import javax.sql.DataSource;

/** Publishes questions, and their end, among the exceptions that stores look at. After a crash one may be told again, which says nothing new. */
@ApplicationScoped
public class QuestionNews {
    private static final String KIND = "SHELF_IN_DOUBT";
    private static final int AT_ONCE = 200;

    private final DataSource database;
    private final Requests requests;
    private final BusinessClock clock;
    private final Turn turn;

    QuestionNews(DataSource database, Requests requests, BusinessClock clock) {
        this.database = database;
        this.requests = requests;
        this.clock = clock;
        this.turn = new Turn(database, "the news of questions");
    }

    void stop(@Observes ShutdownEvent event) throws SQLException {
        turn.close();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tell() throws SQLException {
        if (!turn.isOurs()) {
            return;
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select * from replenishment.question where not told order by asked_at limit " + AT_ONCE);
                var row = select.executeQuery()) {
            while (row.next()) {
                requests.send(exception(row));
                told(connection, row);
            }
        }
    }

    private ExceptionRaised exception(ResultSet row) throws SQLException {
        Instant askedAt = row.getObject("asked_at", OffsetDateTime.class).toInstant();
        long hours = Duration.between(row.getObject("silent_since", OffsetDateTime.class).toInstant(), askedAt).toHours();
        String detail = String.format(Locale.ENGLISH, "please check the shelf: %d should be there, yet nothing has sold for %d hours; answer with a count."
                + " While nobody looks, about %.1f a day may be lost", row.getInt("on_hand"), hours, row.getDouble("lost_a_day"));
        return new ExceptionRaised(KIND, new Gln(row.getString("store")), row.getString("store") + "|" + row.getString("item"), "store", detail,
                row.getObject("answered_at") == null, askedAt, clock.instant());
    }

    /** Unless it was answered meanwhile: then that is still to be told. */
    private static void told(Connection connection, ResultSet row) throws SQLException {
        try (var update = connection.prepareStatement("""
                update replenishment.question set told = true where store = ? and item = ? and asked_at = ? and answered_at is not distinct from ?""")) {
            update.setString(1, row.getString("store"));
            update.setString(2, row.getString("item"));
            update.setObject(3, row.getObject("asked_at", OffsetDateTime.class));
            update.setObject(4, row.getObject("answered_at", OffsetDateTime.class));
            update.executeUpdate();
        }
    }
}
