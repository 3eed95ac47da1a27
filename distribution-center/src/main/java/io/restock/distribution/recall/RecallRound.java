package io.restock.distribution.recall;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.BusinessTicker;
import io.restock.contracts.Gln;
import io.restock.contracts.Troubles;
import io.restock.contracts.access.Author;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a center again that has answered a recall and then got some of it: stores return what they find, suppliers deliver what was on the road, people find what was lost. */
@ApplicationScoped
class RecallRound {
    private static final Author CENTER = Author.system("distribution-center");

    @Inject
    Database database;
    @Inject
    Outbox outbox;
    @Inject
    BusinessClock clock;
    @Inject
    Troubles troubles;
    private @Nullable BusinessTicker ticker;

    private record Answered(Gln dc, String recall) {}

    void start(@Observes StartupEvent event) {
        ticker = new BusinessTicker("recalls", Duration.ofMinutes(10), Duration.ofSeconds(5), clock, troubles, this::lookAgain);
    }

    void stop(@Observes ShutdownEvent event) {
        if (ticker != null) {
            ticker.close();
        }
    }

    void lookAgain() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Answered answered : database.read(sql -> sql.list("""
                select t.dc, t.recall from distribution.recall_task t join distribution.recall r using (recall)
                where t.settled_at is not null and r.released_at is null
                  and exists (select from distribution.location_stock s where s.dc = t.dc and s.item = any(r.items) and s.units > 0)""",
                row -> new Answered(new Gln(row.getString(1)), row.getString(2))))) {
            database.decide(sql -> {
                Dc.hold(sql, answered.dc);
                List<Message> asked = RecallTasks.askAgain(sql, answered.dc, answered.recall, now);
                outbox.publish(sql, asked, CENTER, now);
                return asked.size();
            });
        }
    }
}
