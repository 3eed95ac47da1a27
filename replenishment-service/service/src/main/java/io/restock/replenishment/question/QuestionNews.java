package io.restock.replenishment.question;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.journal.Turn;
import io.restock.replenishment.request.Requests;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.sql.DataSource;

/** Publishes questions, and their end, among the exceptions that stores look at. After a crash one may be told again, which says nothing new. */
@ApplicationScoped
public class QuestionNews {
    private static final int AT_ONCE = 200;

    private final Database database;
    private final Requests requests;
    private final BusinessClock clock;
    private final Turn turn;

    QuestionNews(Database database, DataSource dataSource, Requests requests, BusinessClock clock) {
        this.database = database;
        this.requests = requests;
        this.clock = clock;
        this.turn = new Turn(dataSource, "the news of questions");
    }

    void stop(@Observes ShutdownEvent event) throws SQLException {
        turn.close();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tell() throws SQLException {
        if (!turn.isOurs()) {
            return;
        }
        database.read(sql -> sql.list("select * from replenishment.question where not told order by asked_at limit ?", row -> {
            requests.send(exception(row));
            return told(sql, row);
        }, AT_ONCE));
    }

    private ExceptionRaised exception(ResultSet row) throws SQLException {
        Instant askedAt = Sql.instant(row, "asked_at");
        long hours = Duration.between(Sql.instant(row, "silent_since"), askedAt).toHours();
        String detail = String.format(Locale.ENGLISH, "please check the shelf: %d should be there, yet nothing has sold for %d hours; answer with a count."
                + " While nobody looks, about %.1f a day may be lost", row.getInt("on_hand"), hours, row.getDouble("lost_a_day"));
        return new ExceptionRaised(ExceptionKind.SHELF_IN_DOUBT, new Gln(row.getString("store")), row.getString("store") + "|" + row.getString("item"), detail,
                row.getObject("answered_at") == null, askedAt, clock.instant());
    }

    /** Unless it was answered meanwhile: then that is still to be told. */
    private static int told(Sql sql, ResultSet row) throws SQLException {
        return sql.execute("update replenishment.question set told = true where store = ? and item = ? and asked_at = ? and answered_at is not distinct from ?",
                row.getString("store"), row.getString("item"), Sql.instant(row, "asked_at"), Sql.instant(row, "answered_at"));
    }
}
