package io.restock.ledger.approval;

import static java.util.Objects.requireNonNull;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Json;
import io.restock.contracts.Topics;
import io.restock.contracts.approval.Approval;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.ReportReversal;
import io.restock.journal.Turn;
import io.restock.ledger.catalog.Catalog;
import io.restock.ledger.outbox.Outbox;
import io.restock.ledger.outbox.OutboxSender;
import io.restock.ledger.reversal.StandingReports;
import io.restock.ledger.rules.LedgerAsked;
import io.restock.ledger.stock.RebuildResource;
import io.restock.ledger.stock.StockRebuild;
import io.restock.sql.Database;
import io.restock.sql.approval.ApprovalBook;
import io.restock.sql.approval.Carrier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** Does what was approved: puts an adjustment, or the reversal of one, among the store's records, sets a price, repairs the stock. What is done and that it is done are one transaction. */
@Singleton
public class LedgerCarrier implements Carrier {
    @Inject
    Database database;
    @Inject
    DataSource dataSource;
    @Inject
    OutboxSender outbox;
    @Inject
    Catalog catalog;
    @Inject
    StockRebuild stock;
    @Inject
    StandingReports standing;

    @Override
    public void carryOut(Approval approval, ApprovalBook book) {
        try {
            String what = approval.asked().what();
            if (what.equals(LedgerAsked.PRICE)) {
                price(approval, book);
            } else if (what.equals(LedgerAsked.REPAIR)) {
                repair(approval, book);
            } else {
                report(approval, book);
            }
        } catch (ProblemException e) {
            if (e.problem().status() >= 500) {
                throw e;
            }
            throw new ImpossibleException(e.problem().detail());
        }
    }

    /** It goes to the store's partition by way of the outbox, and takes effect in its turn. */
    private void report(Approval approval, ApprovalBook book) {
        StoreRecord record = StoreRecord.CODEC.read(approval.asked().what(), Json.bytes(approval.asked().request()));
        String kind = "adjustments";
        if (record instanceof ReportReversal reversal) {
            standing.mustStand(reversal);
            kind = "reversals";
        }
        String href = "/v1/stores/" + record.store() + "/" + kind + "/" + record.identity();
        database.decide(sql -> {
            boolean still = book.done(sql, approval, href);
            if (still) {
                var letters = new Outbox();
                letters.add(Topics.POS_TRANSACTIONS, record.store().digits(), approval.asked().what(), StoreRecord.CODEC.write(record), approval.author().text());
                letters.write(sql);
            }
            return still;
        });
        outbox.sendNow();
    }

    private void price(Approval approval, ApprovalBook book) {
        Price wanted = Price.CODEC.read(LedgerAsked.PRICE, Json.bytes(approval.asked().request()));
        Instant approved = requireNonNull(approval.decision()).at();
        Instant from = wanted.from() == null || wanted.from().isBefore(approved) ? approved : wanted.from();
        if (wanted.until() != null && !wanted.until().isAfter(from)) {
            throw new ImpossibleException("its time was over at " + wanted.until() + ", before anybody approved");
        }
        var price = new Price(wanted.item(), wanted.amount(), wanted.currency(), wanted.store(), from, wanted.until());
        catalog.putApproved(price, approval.author(), sql -> book.done(sql, approval, "/v1/audit?kind=PRICED&object=" + price.item()));
    }

    /** While another rebuild runs, it waits for its turn. */
    private void repair(Approval approval, ApprovalBook book) {
        try (var turn = new Turn(dataSource, RebuildResource.TURN)) {
            if (turn.isOurs()) {
                stock.run(true, approval.author(), sql -> book.done(sql, approval, "/v1/audit?kind=REBUILT&object=stock"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }
}
