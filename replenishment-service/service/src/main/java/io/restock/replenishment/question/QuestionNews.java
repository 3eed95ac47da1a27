package io.restock.replenishment.question;

import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.exceptions.Stake;
import io.restock.journal.Turn;
import io.restock.replenishment.request.Requests;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Publishes questions, and their end, among the exceptions that stores look at. After a crash one may be published again, which says nothing new. */
@ApplicationScoped
public class QuestionNews {
    private static final int AT_ONCE = 200;

    @Inject
    Database database;
    @Inject
    Requests requests;
    @Inject
    BusinessClock clock;
    @Inject
    Turn turn;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void publish() throws SQLException {
        if (!turn.isOurs()) {
            return;
        }
        database.read(sql -> sql.list("select * from replenishment.question where not told order by asked_at limit ?", row -> {
            requests.send(exception(row));
            return published(sql, row);
        }, AT_ONCE));
    }

    private ExceptionRaised exception(ResultSet row) throws SQLException {
        Instant askedAt = Sql.instant(row, "asked_at");
        long hours = Duration.between(Sql.instant(row, "silent_since"), askedAt).toHours();
        String detail = String.format(Locale.ENGLISH, "please check the shelf: %d should be there, yet nothing has sold for %d hours; answer with a count."
                + " While nobody looks, about %.1f a day may be lost", row.getInt("on_hand"), hours, row.getDouble("lost_a_day"));
        return new ExceptionRaised(ExceptionKind.SHELF_IN_DOUBT, new Gln(row.getString("store")), row.getString("store") + "|" + row.getString("item"), detail,
                row.getObject("answered_at") == null, askedAt, clock.instant(), lostInADay(row));
    }

    private static Stake lostInADay(ResultSet row) throws SQLException {
        return Stake.expected(new Gtin(row.getString("item")), BigDecimal.valueOf(Math.max(0, row.getDouble("lost_a_day"))).setScale(2, RoundingMode.HALF_UP));
    }

    /** Unless it was answered meanwhile: then that is still to be published. */
    private static int published(Sql sql, ResultSet row) throws SQLException {
        return sql.execute("update replenishment.question set told = true where store = ? and item = ? and asked_at = ? and answered_at is not distinct from ?",
                row.getString("store"), row.getString("item"), Sql.instant(row, "asked_at"), Sql.instantOrNull(row, "answered_at"));
    }
}
