package io.restock.ledger.operations;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.http.Caller;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.Topics;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.store.StoreRecord;
import io.restock.ledger.Kafka;
import io.restock.ledger.database.Database;
import io.restock.ledger.database.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Records that could not be applied, and what to do with them: send them again once the cause is mended, send what they should have been, or dismiss them. */
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

    /** @param type of the record, @param value as it should be */
    public record Correction(String type, JsonNode value) {}

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

    @GET
    @Operation(summary = "Records that could not be applied", description = "Those that wait, oldest first; with ended=true those that do not.")
    public QuarantinePage list(@QueryParam("ended") @DefaultValue("false") boolean ended, @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.mustBe("operator");
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        List<Quarantined> page = database.read(c -> Sql.list(c,
                "select * from ledger.quarantine where id > ? and (ended is not null) = ? order by id limit ?", QuarantineResource::read, after, ended, limit));
        return new QuarantinePage(page, page.size() == limit ? page.getLast().id() : null);
    }

    @POST
    @Path("/{id}/replay")
    @Operation(summary = "Sends a record once more", description = "It is a new record on its topic, and is applied or quarantined again.")
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

    /**
     * Sends what the record should have been in its place; what came stays readable here.
     *
     * @param correction a record of the topic on which the other came
     */
    @POST
    @Path("/{id}/correct")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends what a record should have been in its place")
    public Quarantined correct(@PathParam("id") long id, Correction correction) {
        caller.mustBe("operator");
        return database.write(connection -> {
            String topic = waiting(Sql.first(connection, "select topic from ledger.quarantine where id = ? and ended is null for update",
                    row -> row.getString(1), id), id);
            String key = storeOf(topic, correction).digits();
            kafka.await(List.of(kafka.send(topic, key, correction.type(), correction.value().toString().getBytes(StandardCharsets.UTF_8))));
            return end(connection, id, "REPLAYED");
        });
    }

    /** The store is the record's key, so that it goes where the store's other records are. */
    private static Gln storeOf(String topic, Correction correction) {
        var checking = new Checking();
        checking.require(correction != null && correction.type() != null, "type", "is missing; it is the record's, such as RetailTransaction");
        checking.require(correction != null && correction.value() != null && correction.value().isObject(), "value", "is missing; it is the record as it should be");
        checking.mustHold();
        byte[] value = correction.value().toString().getBytes(StandardCharsets.UTF_8);
        Gln store = checking.read("value", correction.type(), type -> topic.equals(Topics.POS_TRANSACTIONS.topic())
                ? StoreRecord.CODEC.read(type, value).store() : DespatchEvent.CODEC.read(type, value).store());
        checking.require(store != null || !checking.errors().isEmpty(), "value.store", "is missing");
        checking.mustHold();
        return store;
    }

    @POST
    @Path("/{id}/dismiss")
    @Operation(summary = "Leaves a record out for good", description = "Ends the waiting; the record stays readable here.")
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
