package io.restock.distribution.stock;

import io.restock.contracts.Gln;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.stock.PuttingAway.Goods;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Who waits for what suppliers bring. */
public interface GoodsAwaited {
    /**
     * @param report by which it can be taken back
     * @param number the buyer's number of the order, or the supplier's of the delivery
     * @param goods good ones, in items
     * @param damaged others that came, in items
     * @param complete whether nothing more of it will come
     */
    record Delivery(Gln dc, String report, String number, List<Goods> goods, List<Goods> damaged, boolean complete) {}

    /** Called in the transaction that takes them in. @return what is reported of it */
    List<Message> came(Sql sql, Delivery delivery, Instant now) throws SQLException;

    /** Called in the transaction that takes the report back. @return what is reported of it */
    List<Message> takenBack(Sql sql, Gln dc, String report, Instant now) throws SQLException;
}
