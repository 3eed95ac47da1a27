package io.restock.distribution.rebalancing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.BusinessTicker;
import io.restock.contracts.Gln;
import io.restock.contracts.Troubles;
import io.restock.contracts.access.Author;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.rebalancing.CenterTransfers.Seen;
import io.restock.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Accepts what is proposed without a person, where that is set; and asks people about transfers that are late. */
@ApplicationScoped
class RebalancingClock {
    private static final Logger LOG = Logger.getLogger(RebalancingClock.class);
    private static final Author CENTER = Author.system("distribution-center");

    private final Database database;
    private final Proposals proposals;
    private final CenterTransfers transfers;
    private final Terms terms;
    private final BusinessClock clock;
    private final Troubles troubles;
    private final Outbox outbox;
    private final List<BusinessTicker> tickers = new ArrayList<>();

    RebalancingClock(Database database, Proposals proposals, CenterTransfers transfers, Terms terms, BusinessClock clock, Troubles troubles, Outbox outbox) {
        this.database = database;
        this.proposals = proposals;
        this.transfers = transfers;
        this.terms = terms;
        this.clock = clock;
        this.troubles = troubles;
        this.outbox = outbox;
    }

    void start(@Observes StartupEvent event) {
        tickers.add(new BusinessTicker("late transfers", Duration.ofMinutes(10), Duration.ofSeconds(5), clock, troubles, this::askForLate));
        if (terms.automatic) {
            tickers.add(new BusinessTicker("rebalancing", Duration.ofMinutes(30), Duration.ofMinutes(1), clock, troubles, this::acceptAll));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        tickers.forEach(BusinessTicker::close);
    }

    /** Of a few at a time, each with its centers held for its own. */
    void askForLate() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (LateTransfers.Late late : database.read(sql -> LateTransfers.unasked(sql, now))) {
            database.decide(sql -> {
                List<Message> told = LateTransfers.look(sql, CenterTransfers.held(sql, late.to(), late.id(), now), now);
                outbox.publish(sql, told, CENTER, now);
                return told.size();
            });
        }
    }

    /** Each by itself: what changes meanwhile is left to the next time. */
    void acceptAll() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Gln dc : database.read(sql -> sql.list("select gln from distribution.dc order by gln", row -> new Gln(row.getString(1))))) {
            database.snapshot(sql -> proposals.concerning(sql, dc, now)).stream().filter(each -> each.to().equals(dc)).forEach(each -> accept(each, now));
        }
    }

    private void accept(Proposal proposal, Instant now) {
        try {
            transfers.accept(proposal.to(), new Seen(proposal.item(), proposal.from(), proposal.units(), null), null, CENTER, now);
        } catch (ProblemException gone) {
            LOG.debugf("transfer of %s to %s is not wanted any more: %s", proposal.item(), proposal.to(), gone.getMessage()); // the next look proposes what is left
        }
    }
}
