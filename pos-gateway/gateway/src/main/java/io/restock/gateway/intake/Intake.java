package io.restock.gateway.intake;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionId;
import io.restock.contracts.store.UnfitLine;
import io.restock.gateway.catalog.Catalog;
import io.restock.gateway.catalog.CatalogFollower;
import io.restock.gateway.catalog.CatalogView;
import io.restock.gateway.kafka.Sender;
import io.restock.gateway.kafka.TransactionTopic;
import io.restock.gateway.reading.Fingerprint;
import io.restock.gateway.reading.PostedTransaction;
import io.restock.gateway.reading.TransactionReader;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * Takes a transaction in: finds its store, reads and judges it, resolves its numbers, and appends it to {@code pos.transactions}. Nothing is promised to
 * the till before {@link #await}, which returns with Kafka's acknowledgement. A transaction that is sent again with the same content is the same promise.
 */
@Singleton
public final class Intake {
    private final Catalog catalog;
    private final CatalogFollower follower;
    private final RecentTransactions recent;
    private final TransactionTopic topic;
    private final Tally tally;
    private final BusinessClock clock;

    Intake(Catalog catalog, CatalogFollower follower, RecentTransactions recent, TransactionTopic topic, Tally tally, BusinessClock clock) {
        this.catalog = catalog;
        this.follower = follower;
        this.recent = recent;
        this.topic = topic;
        this.tally = tally;
        this.clock = clock;
    }

    /**
     * A transaction that has been sent, and what of it is to be counted when it is acknowledged.
     *
     * @param unfit lines that are recorded and not booked
     */
    public record Taken(Acceptance acceptance, String digest, int lines, boolean first, List<UnfitLine> unfit) {
        public boolean hasFailed() {
            return acceptance.hasFailed();
        }
    }

    /** What one request knows of the catalog; see {@link CatalogView}. */
    public CatalogView view() {
        return new CatalogView(catalog, follower::catchUp);
    }

    /**
     * Reads, judges and sends one transaction; does not wait for Kafka.
     *
     * @param from who sends it, and how
     * @throws ProblemException 404 unknown store, 422 with all that is wrong
     */
    public Taken take(TransactionId id, JsonNode body, CatalogView view, Sender from) {
        return take(id, body, view, from, new Checking(), TransactionReader::read);
    }

    /** The same for an element of a bulk post, in whose identity something wrong may have been noted already. */
    public Taken takeOfBulk(TransactionId id, JsonNode body, CatalogView view, Sender from, Checking checking) {
        return take(id, body, view, from, checking, TransactionReader::readOfBulk);
    }

    private interface Reader {
        PostedTransaction read(JsonNode body, Gln store, Checking checking);
    }

    private Taken take(TransactionId id, JsonNode body, CatalogView view, Sender from, Checking checking, Reader reader) {
        Store store = view.store(id.store());
        if (store == null) {
            throw ProblemException.unknown("store " + id.store() + " is not known; list it with PUT /v1/stores/" + id.store());
        }
        PostedTransaction posted = reader.read(body, id.store(), checking);
        Instant received = clock.instant();
        Basket basket = basket(id, posted, store, view, from, received, checking);
        checking.mustHold();
        String digest = Fingerprint.of(posted);
        boolean[] first = {false};
        Acceptance acceptance = recent.claim(id, digest, () -> {
            first[0] = true;
            return topic.append(new RetailTransaction(id.store(), id.till(), id.businessDate(), id.sequence(), requireNonNull(posted.occurredAt()), received,
                    digest, basket.lines(), from.clockAhead(), from.recording() ? true : null, basket.unfit().isEmpty() ? null : basket.unfit()), from);
        });
        return new Taken(acceptance, digest, posted.lines().size(), first[0], basket.unfit());
    }

    private static Basket basket(TransactionId id, PostedTransaction posted, Store store, CatalogView view, Sender from, Instant received, Checking checking) {
        if (posted.occurredAt() != null) {
            BusinessDates.check(id.businessDate(), posted.occurredAt(), store, checking);
        }
        return Basket.of(posted.lines(), new ItemResolver(view, store, from.happened(posted.occurredAt(), received)), from.recording(), checking);
    }

    /**
     * Returns when Kafka has the transaction.
     *
     * @throws ProblemException 409 if it has another one of this identity, 503 if it does not answer in time
     */
    public void await(Taken taken) {
        taken.acceptance().await(topic.answersWithin());
        if (!taken.acceptance().digest().equals(taken.digest())) {
            tally.conflicting(taken.lines());
            throw ProblemException.conflict("transaction " + taken.acceptance().id() + " is recorded with other content, which stays;"
                    + " correct it by a transaction of its own, or use the till's next sequence number");
        }
        if (taken.first()) {
            tally.accepted(taken.lines());
        } else {
            tally.repeated(taken.lines());
        }
    }

    /** Whether this process has Kafka's acknowledgement for it, and still remembers. */
    public boolean isRecorded(TransactionId id) {
        return recent.isAcknowledged(id);
    }
}
