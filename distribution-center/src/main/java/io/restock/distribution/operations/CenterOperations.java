package io.restock.distribution.operations;

import io.restock.border.operations.Operations;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import io.restock.distribution.feed.Feed;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What the center has done, and whether its books are right. */
@ApplicationScoped
class CenterOperations implements Operations {
    private static final String SERVICE = "distribution-center";
    /** Wall seconds within which a message may still be on its way. */
    private static final int PUBLISHED_WITHIN_SECONDS = 10;
    private static final String COUNTS = """
            with item as (select gtin as item, unit = 'GRAM' as weighed from distribution.item),
              lines as (select count(*) as taken, count(*) filter (where despatched + cancelled < units) as open,
                  count(*) filter (where despatched > 0 and despatched + cancelled = units) as despatched,
                  sum(cancelled) filter (where weighed is not true) as eaches, sum(cancelled) filter (where weighed) as grams
                from distribution.order_line left join item using (item)),
              sent as (select sum(units) filter (where weighed is not true) as eaches, sum(units) filter (where weighed) as grams
                from distribution.despatch_line left join item using (item)),
              stock as (select sum(units) filter (where weighed is not true) as eaches, sum(units) filter (where weighed) as grams
                from distribution.location_stock left join item using (item)),
              entries as (select sum(units) filter (where coalesce(reverses, kind) = 'INBOUND' and weighed is not true) as eaches_inbound,
                  sum(units) filter (where coalesce(reverses, kind) = 'INBOUND' and weighed) as grams_inbound,
                  sum(units) filter (where coalesce(reverses, kind) = 'RETURNED' and weighed is not true) as eaches_returned,
                  sum(units) filter (where coalesce(reverses, kind) = 'RETURNED' and weighed) as grams_returned,
                  sum(units) filter (where coalesce(reverses, kind) in ('COUNTED', 'ADJUSTED', 'RENUMBERED') and weighed is not true) as eaches_adjusted,
                  sum(units) filter (where coalesce(reverses, kind) in ('COUNTED', 'ADJUSTED', 'RENUMBERED') and weighed) as grams_adjusted,
                  -sum(units) filter (where kind = 'SENT_ON' and weighed is not true) as eaches_sent_on, -sum(units) filter (where kind = 'SENT_ON' and weighed) as grams_sent_on,
                  sum(units) filter (where kind = 'TAKEN_OVER' and weighed is not true) as eaches_taken_over, sum(units) filter (where kind = 'TAKEN_OVER' and weighed) as grams_taken_over
                from distribution.stock_entry left join item using (item)),
              back as (select sum(sent) filter (where weighed is not true) as eaches, sum(sent) filter (where weighed) as grams,
                  sum(called_off) filter (where weighed is not true) as eaches_called_off, sum(called_off) filter (where weighed) as grams_called_off
                from distribution.store_return_line l join distribution.store_return r using (dc, store, transfer) left join item using (item) where r.despatch is null)
            select
              (select coalesce(sum(source_position), 0) from distribution.cursor where topic = 'inventory.stock-events') as "eventsTaken",
              lines.taken + f.lines as "linesTaken", lines.open as "linesOpen", lines.despatched + f.lines_despatched as "linesDespatched",
              (select count(*) from distribution.despatch) + f.despatches as "despatches",
              (select count(distinct sscc) from distribution.despatch_line where received_at is null) as "despatchesUnderWay",
              coalesce(lines.eaches, 0) + f.eaches_cancelled as "eachesShortedCancelled", coalesce(lines.grams, 0) + f.grams_cancelled as "gramsShortedCancelled",
              coalesce(sent.eaches, 0) + f.eaches_despatched as "eachesDespatched", coalesce(sent.grams, 0) + f.grams_despatched as "gramsDespatched",
              coalesce(eaches_inbound, 0) as "eachesInbound", coalesce(grams_inbound, 0) as "gramsInbound",
              coalesce(eaches_returned, 0) as "eachesReturned", coalesce(grams_returned, 0) as "gramsReturned",
              coalesce(back.eaches, 0) as "eachesSentBack", coalesce(back.grams, 0) as "gramsSentBack",
              coalesce(back.eaches_called_off, 0) as "eachesSentBackCalledOff", coalesce(back.grams_called_off, 0) as "gramsSentBackCalledOff",
              coalesce(eaches_sent_on, 0) as "eachesSentOn", coalesce(grams_sent_on, 0) as "gramsSentOn",
              coalesce(eaches_taken_over, 0) as "eachesTakenOver", coalesce(grams_taken_over, 0) as "gramsTakenOver",
              coalesce(eaches_adjusted, 0) as "eachesAdjusted", coalesce(grams_adjusted, 0) as "gramsAdjusted",
              coalesce(stock.eaches, 0) as "eachesOnHand", coalesce(stock.grams, 0) as "gramsOnHand"
            from lines, sent, stock, entries, back, distribution.forgotten f""";

    @Inject
    Database database;
    @Inject
    Feed feed;
    @Inject
    BusinessClock clock;

    /**
     * {@code eachesInbound + eachesReturned + eachesAdjusted + eachesTakenOver = eachesOnHand + eachesDespatched + eachesSentOn}, and the same in grams. What was taken back is in none. Adjusted is what was counted, adjusted, or became
     * units of another number; what no catalog lists counts as eaches.
     * {@code linesDespatched} are those of which nothing is open any more and something left.
     */
    @Override
    public Account account() {
        Map<String, Long> counts = database.read(sql -> sql.first(COUNTS, Sql::counts)).orElseThrow();
        return new Account(SERVICE, clock.instant(), counts, feed.lag());
    }

    @Override
    public Verification verification() {
        var despatches = feed.despatchesPublished();
        Instant published = clock.instant().minus(Duration.ofMillis((long) (PUBLISHED_WITHIN_SECONDS * 1_000 * clock.speed())));
        return new Verification(SERVICE, database.decide(sql -> Checks.run(sql, published, despatches)));
    }
}
