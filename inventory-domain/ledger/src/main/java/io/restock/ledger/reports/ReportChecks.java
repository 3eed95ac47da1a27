package io.restock.ledger.reports;

import static java.util.Objects.requireNonNull;

import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.ledger.catalog.Catalog;
import io.restock.ledger.catalog.Catalog.Stocked;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that all reports share: instants, lines, items that must be listed. Packs become units of their item here. */
public final class ReportChecks {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    public final Checking checking = new Checking();
    private final Catalog catalog;
    private final Clock clock;

    public ReportChecks(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Staff report what has happened; a clock more than five minutes ahead is a wrong clock. */
    void happened(String field, @Nullable OffsetDateTime at) {
        if (checking.require(at != null, field, "is missing") && at != null) {
            Instant latest = clock.instant().plus(Limits.CLOCK_AHEAD);
            checking.require(!at.toInstant().isAfter(latest), field, "must not lie ahead of " + clock.instant() + ", was " + at);
            checking.require(!at.toInstant().isBefore(EARLIEST), field, "must not be before 1970, was " + at);
        }
    }

    /**
     * The lines in units of their items, in their order. Ends the request if anything was wrong until here.
     *
     * @param least units of a line, minus {@link Limits#UNITS} to 1
     * @throws ProblemException 422 naming every wrong field, or 404 naming items that are not listed
     */
    public List<CountedLine> lines(@Nullable List<? extends @Nullable ReportLine> lines, int least) {
        List<? extends @Nullable ReportLine> given = checking.lines(lines, Limits.REPORT_LINES) && lines != null ? lines : List.of();
        var numbers = new ArrayList<Gtin>(given.size());
        var units = new ArrayList<Integer>(given.size());
        for (int i = 0; i < given.size(); i++) {
            ReportLine line = given.get(i);
            String path = "lines[" + i + "]";
            if (checking.require(line != null, path, "must not be null")) {
                Gtin number = checking.gtin(path + ".item", line.item());
                Integer of = line.units();
                if (checking.units(path + ".units", of, least) && of != null && number != null) {
                    numbers.add(number);
                    units.add(of);
                }
            }
        }
        checking.mustHold();
        return converted(numbers, units);
    }

    private List<CountedLine> converted(List<Gtin> numbers, List<Integer> given) {
        Map<String, Stocked> stocked = catalog.stocked(numbers.stream().map(Gtin::digits).toList());
        List<String> unlisted = numbers.stream().map(Gtin::digits).filter(number -> !stocked.containsKey(number)).distinct().toList();
        if (!unlisted.isEmpty()) {
            throw ProblemException.unknown("item " + String.join(", ", unlisted.subList(0, Math.min(10, unlisted.size())))
                    + " is not listed; PUT /v1/items/" + unlisted.getFirst() + " first, then send the same again");
        }
        var converted = new ArrayList<CountedLine>(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            Stocked is = requireNonNull(stocked.get(numbers.get(i).digits()));
            long units = (long) given.get(i) * is.units();
            checking.require(Math.abs(units) <= Limits.UNITS, "lines[" + i + "].units", "is " + units + " single units, at most " + Limits.UNITS + " fit a line");
            converted.add(new CountedLine(is.item(), (int) units));
        }
        checking.mustHold();
        return converted;
    }
}
