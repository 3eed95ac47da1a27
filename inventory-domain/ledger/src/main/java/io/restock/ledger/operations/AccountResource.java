package io.restock.ledger.operations;

import io.restock.contracts.Topics;
import io.restock.contracts.http.Caller;
import io.restock.contracts.operations.Account;
import io.restock.ledger.database.Database;
import io.restock.ledger.database.Sql;
import io.restock.ledger.intake.Progress;
import io.restock.ledger.intake.Total;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the ledger has done since its data began. A handful of rows are read, however long that is. */
@Path("/v1/account")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    private static final String SUMS = Arrays.stream(Total.values()).map(total -> "coalesce(sum(" + total.column() + "), 0)").collect(Collectors.joining(", "));

    private final Database database;
    private final Progress progress;
    private final Clock clock;
    private final Caller caller;

    AccountResource(Database database, Progress progress, Clock clock, Caller caller) {
        this.database = database;
        this.progress = progress;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    public Account account() {
        caller.mustBe("store", "dc", "merchandiser", "operator");
        Map<String, Long> counts = database.snapshot(AccountResource::counts);
        counts.put("eventsOnTopic", progress.endOffsets(Topics.STOCK_EVENTS).values().stream().mapToLong(Long::longValue).sum());
        long waiting = progress.endOffsets(Topics.POS_TRANSACTIONS).values().stream().mapToLong(Long::longValue).sum() - counts.get("recordsTaken");
        return new Account("ledger", clock.instant(), counts, Map.of(Topics.POS_TRANSACTIONS.topic(), Math.max(0, waiting)));
    }

    private static Map<String, Long> counts(Connection connection) throws SQLException {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("recordsTaken", Sql.number(connection, "select coalesce(sum(kafka_offset), 0) from ledger.cursor where topic = ?", Topics.POS_TRANSACTIONS.topic()));
        Sql.list(connection, "select " + SUMS + " from ledger.totals", row -> {
            for (Total total : Total.values()) {
                counts.put(nameOf(total), row.getLong(total.ordinal() + 1));
            }
            return null;
        });
        counts.put("events", Sql.number(connection, "select coalesce(sum(next_position - 1), 0) from ledger.journal_head"));
        counts.put("eventsRelayed", Sql.number(connection, "select coalesce(sum(position), 0) from ledger.relay"));
        return counts;
    }

    private static String nameOf(Total total) {
        return switch (total) {
            case TRANSACTIONS -> "transactionsApplied";
            case LINES -> "linesApplied";
            case OTHER_RECORDS -> "otherRecordsApplied";
            case DUPLICATES -> "duplicates";
            case CONFLICTS -> "conflicts";
            case QUARANTINED -> "quarantined";
            case STORE_ITEMS -> "storeItems";
            case UNITS_ON_HAND -> "unitsOnHand";
            case UNITS_IN_TRANSIT -> "unitsInTransit";
            case UNITS_OPENING -> "unitsOpening";
            case UNITS_COUNT_VARIANCE -> "unitsCountVariance";
            case UNITS_SOLD -> "unitsSold";
            case UNITS_RETURNED -> "unitsReturned";
            case UNITS_RECEIVED -> "unitsReceived";
            case UNITS_FOUND -> "unitsFound";
            case UNITS_SHRINK -> "unitsShrink";
            case UNITS_TRANSFERRED_OUT -> "unitsTransferredOut";
            case UNITS_TRANSFERRED_IN -> "unitsTransferredIn";
            case UNITS_DESPATCHED -> "unitsDespatched";
            case UNITS_DESPATCHED_CLOSED -> "unitsDespatchedClosed";
        };
    }
}
