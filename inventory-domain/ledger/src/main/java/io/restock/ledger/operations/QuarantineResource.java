package io.restock.ledger.operations;

import io.restock.contracts.http.Caller;
import io.restock.contracts.http.ProblemException;
import io.restock.ledger.Kafka;
import io.restock.ledger.catalog.Checking;
import io.restock.ledger.database.Database;
import io.restock.ledger.database.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records that could not be applied, and what to do with them: send them again once the cause is mended, or dismiss them. */
@Path("/v1/quarantine")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class QuarantineResource {
    private static final int SHOWN_AT_MOST = 10_000;

    /** @param value the record as text, its first 10,000 characters; @param ended REPLAYED, DISMISSED or null */
    public record Quarantined(long id, String topic, int partition, long offset, String type, String key, String value, String reason,
            Instant quarantinedAt, String ended, Instant endedAt) {}

    /** @param next the id to ask on after, or null if this was all */
    public record QuarantinePage(List<Quarantined> quarantined, Long next) {}

    private record Held(String topic, String type, byte[] key, byte[] value) {}

    private final Database database;
    private final Kafka kafka;
    private final Clock clock;
    private final Caller caller;

    QuarantineResource(Database database, Kafka kafka, Clock clock, Caller caller) {
        this.database = database;
        this.kafka = kafka;
        this.clock = clock;
        this.caller = caller;
    }

    /** Those that wait, oldest first; with {@code ended=true} those that do not. */
    @GET
    public QuarantinePage list(@QueryParam("ended") @DefaultValue("false") boolean ended, @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.mustBe("operator");
        var checking = new Checking();
        checking.require(limit >= 1 && limit <= 1_000, "limit", "must be 1 to 1000");
        checking.mustHold();
        List<Quarantined> page = database.read(c -> Sql.list(c,
                "select * from ledger.quarantine where id > ? and (ended is not null) = ? order by id limit ?", QuarantineResource::read, after, ended, limit));
        return new QuarantinePage(page, page.size() == limit ? page.getLast().id() : null);
    }

    /** Sends the record to its topic once more. It is a new record there, and is applied or quarantined again. */
    @POST
    @Path("/{id}/replay")
    public Quarantined replay(@PathParam("id") long id) {
        caller.mustBe("operator");
        return database.write(connection -> {
            Held held = waiting(Sql.first(connection, "select * from ledger.quarantine where id = ? and ended is null for update",
                    row -> new Held(row.getString("topic"), row.getString("type"), row.getBytes("record_key"), row.getBytes("value")), id), id);
            if (held.key() == null || held.value() == null || held.type() == null) {
                throw ProblemException.conflict("it has no key, type or value, so it would come back here; dismiss it");
            }
            kafka.await(List.of(kafka.send(held.topic(), new String(held.key(), StandardCharsets.UTF_8), held.type(), held.value())));
            return end(connection, id, "REPLAYED");
        });
    }

    /** Ends the waiting; the record stays readable here. */
    @POST
    @Path("/{id}/dismiss")
    public Quarantined dismiss(@PathParam("id") long id) {
        caller.mustBe("operator");
        return database.write(connection -> {
            waiting(Sql.first(connection, "select id from ledger.quarantine where id = ? and ended is null for update", row -> row.getLong(1), id), id);
            return end(connection, id, "DISMISSED");
        });
    }

    private static <T> T waiting(Optional<T> found, long id) {
        return found.orElseThrow(() -> ProblemException.unknown("nothing waits in quarantine under " + id));
    }

    private Quarantined end(Connection connection, long id, String how) throws SQLException {
        return Sql.first(connection, "update ledger.quarantine set ended = ?, ended_at = ? where id = ? returning *",
                QuarantineResource::read, how, clock.instant(), id).orElseThrow();
    }

    private static Quarantined read(ResultSet row) throws SQLException {
        return new Quarantined(row.getLong("id"), row.getString("topic"), row.getInt("partition"), row.getLong("kafka_offset"), row.getString("type"),
                text(row.getBytes("record_key")), text(row.getBytes("value")), row.getString("reason"), Sql.instant(row, "quarantined_at"),
                row.getString("ended"), Sql.instant(row, "ended_at"));
    }

    private static String text(byte[] bytes) {
        String text = bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        return text == null || text.length() <= SHOWN_AT_MOST ? text : text.substring(0, SHOWN_AT_MOST);
    }
}
