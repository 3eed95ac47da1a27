package io.restock.distribution.stock;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.stock.InboundResource.Delivery;
import io.restock.distribution.stock.PuttingAway.Goods;
import io.restock.distribution.stock.PuttingAway.PutAway;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes goods in once, whatever the sender repeats, and says where they go. */
@ApplicationScoped
public class Inbound {
    @Inject
    StockReports reports;
    @Inject
    PuttingAway puttingAway;
    @Inject
    Outbox outbox;

    /** What the sender is answered. */
    record Answer(String inbound, Gln dc, String reference, List<PutAway> lines) {}

    /** @throws io.restock.border.http.ProblemException 409 if the key came with other content before */
    StockReports.Told receive(Gln dc, @Nullable String key, Delivery body, Author by, Instant now) {
        return reports.once(dc, StockReports.Kind.INBOUND, key, body, now, sql -> book(sql, dc, key, body, by, now));
    }

    private Answer book(Sql sql, Gln dc, @Nullable String key, Delivery body, Author by, Instant now) throws SQLException {
        String identity = StockReports.identity(key, body);
        var stock = new DcStock(sql, dc);
        var putAway = new ArrayList<PutAway>();
        List<Gtin> came = body.lines().stream().map(Goods::item).toList();
        var stocked = Numbers.stocked(sql, came);
        String reference = "inbound " + (body.reference() == null ? identity : body.reference());
        for (Goods line : PuttingAway.inItems(body.lines(), stocked)) {
            putAway.addAll(puttingAway.book(sql, stock, line, StockEntry.Kind.INBOUND, reference, body.receivedAt(), by, now));
        }
        var messages = new ArrayList<Message>(StockQuestions.settle(sql, dc, came, "goods of it came in with " + identity, now));
        messages.addAll(PuttingAway.askFor(sql, dc, came, stocked, now));
        outbox.publish(sql, messages, by, now);
        CenterAudit.keep(sql, now, by, DeedKind.GOODS_CAME_IN, dc, body);
        return new Answer(identity, dc, body.reference(), putAway);
    }
}
