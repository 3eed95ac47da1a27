package io.restock.distribution.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.distribution.lanes.Dc;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who would have goods before they are put away: lines that waves left short and that could still go with them. Asked within the transaction that takes the goods in, with the center held. */
public interface CrossDock {
    /**
     * Goods for a lane: an open pick from {@link Location#DOCK}, to be answered as any other.
     *
     * @param lot null where nobody named it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ToLane(long wave, long pick, String orderLine, Gln store, Gtin item, int units, @Nullable String lot) {}

    /** @param came units that came, by item. @return how many of them such lines get */
    Map<Gtin, Integer> wanted(Sql sql, Dc dc, Map<Gtin, Integer> came) throws SQLException;

    /** @param docked units that lie at the dock for them, by item */
    List<ToLane> direct(Sql sql, Dc dc, DcStock stock, Map<Gtin, Integer> docked, Instant now) throws SQLException;
}
