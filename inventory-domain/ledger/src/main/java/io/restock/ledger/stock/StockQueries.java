package io.restock.ledger.stock;

import io.restock.contracts.StoreItemId;
import io.restock.ledger.database.Database;
import io.restock.ledger.database.Sql;
import io.restock.ledger.intake.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads stock rows, and the journal where somebody asks for the past. */
@ApplicationScoped
public class StockQueries {
    private final Database database;
    private final Progress progress;

    StockQueries(Database database, Progress progress) {
        this.database = database;
        this.progress = progress;
    }

    Optional<Stock> now(StoreItemId id) {
        return database.read(c -> Sql.first(c, "select * from ledger.stock where key = ?", this::stock, id.toString()));
    }

    /** @param after the last item of the page before, or an empty text */
    List<Stock> page(String store, String after, int limit) {
        return database.read(c -> Sql.list(c, "select * from ledger.stock where key > ? and key < ? order by key limit ?",
                this::stock, store + "|" + after, store + "|~", limit));
    }

    private Stock stock(ResultSet row) throws SQLException {
        StoreItemId id = StoreItemId.of(row.getString("key"));
        var freshness = new Freshness(row.getLong("position"), Sql.instant(row, "recorded_at"), progress.behindMillis(row.getInt("partition")));
        return new Stock(id.store().digits(), id.item().digits(), row.getInt("on_hand"), row.getInt("in_transit"), null, null, freshness);
    }

    /**
     * Stock at an instant, by what was recorded until another: what the latest count before it found, and everything that occurred since. So the
     * answer is that of a day without delays, in whatever order things were heard of. (Summing all events would do the same with one count; with
     * several, an offset corrects the last of them only.)
     *
     * @param at null for now
     * @param knownAt null for all that is known
     */
    Stock asOf(StoreItemId id, Instant at, Instant knownAt, Freshness freshness) {
        return database.read(connection -> Sql.first(connection, """
                with known as (
                    select sequence, type, payload, occurred_at from ledger.journal
                    where key = ? and occurred_at <= coalesce(?::timestamptz, 'infinity') and recorded_at <= coalesce(?::timestamptz, 'infinity')
                ), counted as (
                    select occurred_at, (convert_from(payload, 'UTF8')::json ->> 'counted')::int as units
                    from known where type = 'StockCounted' order by occurred_at desc, sequence desc limit 1
                )
                select coalesce((select units from counted), 0)
                     + coalesce(sum(ledger.moved(type, payload)) filter (where type not in ('StockCounted', 'CountOffset')
                           and occurred_at >= coalesce((select occurred_at from counted), '-infinity')), 0),
                       coalesce(sum(ledger.moved_in_transit(type, payload)), 0)
                from known""",
                row -> new Stock(id.store().digits(), id.item().digits(), row.getInt(1), row.getInt(2), at, knownAt, freshness),
                id.toString(), at, knownAt).orElseThrow());
    }
}
