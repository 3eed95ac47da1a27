package io.restock.distribution.stock;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Json;
import io.restock.distribution.lanes.Dc;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Does what a report asks once, whatever its sender repeats, with the center held; and answers a repetition as it answered the first time. */
@ApplicationScoped
public class StockReports {
    @Inject
    Database database;

    /** What is reported; a key counts for one of them. */
    public enum Kind {
        INBOUND, COUNT, ADJUSTMENT, MOVE, WAVE_CANCELLATION, RETURN_ARRIVAL, RETURN_CANCELLATION, DESPATCH_CANCELLATION, REVERSAL, TRANSFER_DEPARTURE, TRANSFER_ARRIVAL
    }

    /** @param again whether this only repeats an earlier answer */
    public record Reported(String answer, boolean again) {
        public Response response() {
            return Response.status(again ? 200 : 201).type("application/json").entity(answer).build();
        }
    }

    /** What is done about it. @return what the sender is answered */
    public interface Work {
        Object done(Sql sql) throws SQLException;
    }

    /** The sender's key, or without one the content itself: sent again, it is the same report. */
    public static String identity(@Nullable String key, Object body) {
        return key == null || key.isBlank() ? Digest.of(json(body)) : key;
    }

    /** @throws ProblemException 404 without such a center, 409 if the key came with other content before */
    public Reported once(Gln dc, Kind kind, @Nullable String key, Object body, Instant now, Work work) {
        String digest = Digest.of(json(body));
        String identity = identity(key, body);
        return database.decide(sql -> {
            UnlistedGoods.holdListings(sql);
            Dc.hold(sql, dc);
            var earlier = sql.first("select digest, answer from distribution.report where dc = ? and kind = ? and identity = ?",
                    row -> new String[] {row.getString(1), row.getString(2)}, dc, kind, identity);
            if (earlier.isEmpty()) {
                String answer = json(work.done(sql));
                sql.execute("insert into distribution.report (dc, kind, identity, digest, recorded_at, answer) values (?, ?, ?, ?, ?, ?)",
                        dc, kind, identity, digest, now, answer);
                return new Reported(answer, false);
            }
            if (!earlier.get()[0].equals(digest)) {
                throw ProblemException.conflict("Idempotency-Key " + identity + " was used for other content; send a new key for a new report");
            }
            return new Reported(earlier.get()[1], true);
        });
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
