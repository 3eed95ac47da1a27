package io.restock.ledger.reports;

import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.Scan;
import io.restock.contracts.catalog.Item.Part;
import io.restock.contracts.catalog.Labels;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.ledger.catalog.Numbers;
import io.restock.ledger.catalog.Numbers.Stocked;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that all reports share: instants, lines, items that must be listed. Packs and labels become units of their item here. */
public final class ReportChecks {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    public final Checking checking = new Checking();
    private final Numbers numbers;
    private final Clock clock;
    private Instant happened;

    public ReportChecks(Numbers numbers, Clock clock) {
        this.numbers = numbers;
        this.clock = clock;
        this.happened = clock.instant();
    }

    /** When it happened, so that numbers count by what they held then; now where nobody says. */
    public void happenedAt(Instant at) {
        happened = at;
    }

    /** Staff report what has happened; a clock more than five minutes ahead is a wrong clock. */
    public void happened(String field, @Nullable OffsetDateTime at) {
        if (checking.require(at != null, field, "is missing") && at != null) {
            Instant latest = clock.instant().plus(Limits.CLOCK_AHEAD);
            checking.require(!at.toInstant().isAfter(latest), field, "must not lie ahead of " + clock.instant() + ", was " + at);
            checking.require(!at.toInstant().isBefore(EARLIEST), field, "must not be before 1970, was " + at);
            happened = at.toInstant();
        }
    }

    /**
     * The lines in units of their items, in their order. Ends the request if anything was wrong until here.
     *
     * @param least units of a line, minus {@link Limits#UNITS} to 1
     * @param store whose labels they may be
     * @throws ProblemException 422 naming every wrong field, or 404 naming items that are not listed
     */
    public List<CountedLine> lines(@Nullable List<? extends @Nullable ReportLine> lines, int least, @Nullable Gln store) {
        return converted(read(lines, least), store, true).stream().map(Counted::counted).toList();
    }

    /** @param line which of the lines given it is of: a kit counts as its parts */
    record Counted(int line, CountedLine counted) {}

    /** The same for what has happened whether anybody has listed it or not: it is kept under its own number, and the merchandiser is asked. */
    List<Counted> facts(@Nullable List<? extends @Nullable ReportLine> lines, int least, @Nullable Gln store) {
        return converted(read(lines, least), store, false);
    }

    /** @param units of what was scanned */
    private record Scanned(Scan scan, int units) {}

    private List<Scanned> read(@Nullable List<? extends @Nullable ReportLine> lines, int least) {
        List<? extends @Nullable ReportLine> given = checking.lines(lines, Limits.REPORT_LINES) && lines != null ? lines : List.of();
        var scanned = new ArrayList<Scanned>(given.size());
        for (int i = 0; i < given.size(); i++) {
            ReportLine line = given.get(i);
            String path = "lines[" + i + "]";
            if (checking.require(line != null, path, "must not be null")) {
                Scan scan = checking.scan(path + ".item", line.item());
                Integer of = line.units();
                if (checking.units(path + ".units", of, least) && of != null && scan != null) {
                    scanned.add(new Scanned(scan, of));
                }
            }
        }
        checking.mustHold();
        return scanned;
    }

    private List<Counted> converted(List<Scanned> given, @Nullable Gln store, boolean mustBeListed) {
        List<Gtin> items = given.stream().map(line -> line.scan().item()).toList();
        Map<Gtin, Stocked> stocked = numbers.stocked(items, numbers.moment(store, happened));
        List<String> unlisted = items.stream().filter(number -> !stocked.containsKey(number)).map(Gtin::digits).distinct().toList();
        if (mustBeListed && !unlisted.isEmpty()) {
            throw ProblemException.unknown("item " + String.join(", ", unlisted.subList(0, Math.min(10, unlisted.size())))
                    + " is not listed; PUT /v1/items/" + unlisted.getFirst() + " first, then send the same again");
        }
        var converted = new ArrayList<Counted>(given.size());
        for (int i = 0; i < given.size(); i++) {
            Scan scan = given.get(i).scan();
            Stocked is = stocked.get(scan.item());
            long units = given.get(i).units() * (is == null ? scan.count() : each("lines[" + i + "].item", scan, is, store));
            checking.require(Math.abs(units) <= Limits.UNITS, "lines[" + i + "].units", "is " + units + " single units, at most " + Limits.UNITS + " fit a line");
            List<CountedLine> counted =
                    is == null ? List.of(new CountedLine(Labels.unlisted(scan.item()), (int) units)) : is.counted(checked((int) units, is, "lines[" + i + "].units"));
            for (CountedLine each : counted) {
                converted.add(new Counted(i, each));
            }
        }
        checking.mustHold();
        return converted;
    }

    /** @return the units, or 0 if that many kits have too many of a part */
    private int checked(int units, Stocked is, String path) {
        int most = is.parts().stream().mapToInt(Part::units).max().orElse(1);
        return checking.require((long) Math.abs(units) * most <= Limits.UNITS, path, "is " + (long) units * most + " single units, at most " + Limits.UNITS + " fit a line") ? units
                : 0;
    }

    private long each(String path, Scan scan, Stocked is, @Nullable Gln store) {
        try {
            return Math.min(numbers.each(scan, is, store), Limits.UNITS + 1L);
        } catch (IllegalArgumentException e) {
            checking.wrong(path, String.valueOf(e.getMessage()));
            return 0;
        }
    }
}
