package io.restock.distribution.returns;

import io.restock.contracts.Gln;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.TransferSent;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.returns.Returning.Address;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Follows what stores send back. Each item is an event of its own, so a center may hear of one after it has called off the rest: that is the store's again at once.
 * Arrivals that were faster than the news are joined with it.
 */
public final class DueReturns {
    private static final Comparator<Address> IN_ORDER = Comparator.comparing((Address of) -> of.dc().digits()).thenComparing(of -> of.store().digits())
            .thenComparing(Address::transfer);

    private DueReturns() {}

    /** To be held before anything else is. */
    public static List<Gln> centers(List<StockEvent> events) {
        return events.stream().filter(TransferSent.class::isInstance).map(TransferSent.class::cast).filter(each -> Boolean.TRUE.equals(each.toCenter())).map(TransferSent::to)
                .toList();
    }

    /** With their centers held. @return what is reported of it */
    public static List<Message> follow(Sql sql, List<StockEvent> events, Instant now) throws SQLException {
        var sent = events.stream().filter(TransferSent.class::isInstance).map(TransferSent.class::cast).filter(each -> Boolean.TRUE.equals(each.toCenter()))
                .collect(Collectors.groupingBy(each -> new Address(each.to(), each.storeItem().store(), each.transfer()), () -> new TreeMap<>(IN_ORDER), Collectors.toList()));
        var messages = new ArrayList<Message>();
        for (var each : sent.entrySet()) {
            Address of = each.getKey();
            var book = new ReturnBook(sql, of.dc());
            book.sent(of.store(), of.transfer(), each.getValue().getFirst().reason(), each.getValue().getFirst().occurredAt());
            for (TransferSent line : each.getValue()) {
                book.lineSent(of.store(), of.transfer(), line.storeItem().item(), line.units());
            }
            StoreReturn is = book.settled(of.store(), of.transfer(), now);
            if (is.cancelledFor() != null && is.lines().stream().anyMatch(line -> line.open() > 0)) {
                messages.add(Returning.rest(book, is, is.cancelledFor(), now));
                book.settled(of.store(), of.transfer(), now);
            }
        }
        return messages;
    }
}
