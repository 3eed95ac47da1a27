package io.restock.ledger.recall;

import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.catalog.Recall;
import io.restock.ledger.Round;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Asks the stores where recalled goods arrive, come back or turn up while a recall stands. */
@ApplicationScoped
public class RecallRound extends Round {
    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void go() throws SQLException {
        if (turn.isOurs() && database.read(sql -> sql.number("select count(*) from (select from ledger.recall where released_at is null limit 1) standing")) > 0) {
            database.decide(this::look);
        }
    }

    private int look(Sql sql) throws SQLException {
        var tables = new RecallTables(sql);
        var exceptions = new ExceptionBook(clock.instant());
        for (Recall recall : tables.standing()) {
            sql.number("select count(*) from (select from ledger.recall where recall = ? for update) held", recall.recall());
            if (tables.find(recall.recall()).filter(still -> still.releasedAt() == null).isPresent()) {
                tables.ask(recall, exceptions, clock.instant());
            }
        }
        return exceptions.write(sql);
    }
}
