package io.restock.ledger.stock;

import io.restock.contracts.StoreItemId;
import io.restock.ledger.Progress;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        return database.read(sql -> sql.first("select * from ledger.stock where key = ?", this::stock, id.toString()));
    }

    /** @param after the last item of the page before, or an empty text */
    List<Stock> page(String store, String after, int limit) {
        return database.read(sql -> sql.list("select * from ledger.stock where key > ? and key < ? order by key limit ?",
                this::stock, store + "|" + after, store + "|~", limit));
    }

    private Stock stock(ResultSet row) throws SQLException {
        StoreItemId id = StoreItemId.of(row.getString("key"));
        var freshness = new Freshness(row.getLong("position"), Sql.instant(row, "recorded_at"), progress.behindMillis(row.getInt("partition")));
        return new Stock(id.store().digits(), id.item().digits(), row.getInt("on_hand"), row.getInt("in_transit"), null, null, freshness);
    }
}
