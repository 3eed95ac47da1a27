package io.restock.local.demo;

import io.restock.local.duration.DurationText;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.Plan;
import io.restock.local.verification.Accounts;
import io.restock.local.verification.Promised;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The live figures of the demo: one screen that is drawn over itself in a terminal, else a line every few seconds. */
public final class Screen {
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";
    private static final DateTimeFormatter BUSINESS_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH).withZone(ZoneId.of("Europe/Oslo"));

    private final Plan plan;
    private final String link;
    private final PrintStream out;
    private final boolean terminal;
    private @Nullable Accounts earlier;
    private long earlierAt;

    /** @param link that opens the page and logs in */
    public Screen(Plan plan, String link, PrintStream out, boolean terminal) {
        this.plan = plan;
        this.link = link;
        this.out = out;
        this.terminal = terminal;
    }

    /** How long to wait between two drawings. */
    public Duration rhythm() {
        return terminal ? Duration.ofSeconds(1) : Duration.ofSeconds(5);
    }

    public void draw(Accounts accounts, Optional<Promised> promised, Duration running) {
        double perSecond = perSecond(accounts);
        out.print(terminal ? HOME_AND_CLEAR + page(accounts, promised, running, perSecond) : line(accounts, promised, running, perSecond));
        out.flush();
    }

    /** At the end: what the tills did in this run, and what has happened since the data began. */
    public void drawAccount(Accounts accounts, Optional<Promised> promised, Optional<TradeFigures> trade) {
        out.println();
        trade.ifPresent(figures -> out.println("this run\n" + figures.table()));
        out.println("since the data began\n" + figures(accounts, promised));
    }

    private String page(Accounts accounts, Optional<Promised> promised, Duration running, double perSecond) {
        var addresses = Part.services().stream()
                .map(service -> "  %-20s %s%n".formatted(service.title(), address(service))).collect(Collectors.joining());
        return "Restock   " + businessTime() + "   running " + DurationText.of(running) + "\n\n" + addresses + "\n"
                + figures(accounts, promised) + "  %-28s %,14.0f%n%n".formatted("sale lines per second", perSecond)
                + "Ctrl-C stops the tills, lets everything drain, verifies and stops all in order.\n";
    }

    private String address(Part service) {
        return service == Part.DASHBOARD ? link + "   (logs in once; ./restock link prints another)" : plan.ports().url(service);
    }

    private String line(Accounts accounts, Optional<Promised> promised, Duration running, double perSecond) {
        return "%s  %s  lines %s (%,.0f/s)  orders %s placed, %s open, %s received  promise %s  despatches %s  waiting %,d%n".formatted(
                DurationText.of(running), businessTime(), count(accounts, Part.LEDGER, "linesApplied"), perSecond,
                count(accounts, Part.REPLENISHMENT, "linesPlaced"),
                count(accounts, Part.REPLENISHMENT, "linesOpen"), count(accounts, Part.REPLENISHMENT, "linesReceived"),
                promised.map(Promised::sentence).orElse("-"),
                count(accounts, Part.DISTRIBUTION_CENTER, "despatches"), accounts.lag());
    }

    private static String figures(Accounts accounts, Optional<Promised> promised) {
        return row("transactions", accounts, Part.LEDGER, "transactionsApplied")
                + row("lines applied", accounts, Part.LEDGER, "linesApplied")
                + row("stock events", accounts, Part.LEDGER, "events")
                + row("order lines placed", accounts, Part.REPLENISHMENT, "linesPlaced")
                + row("order lines open", accounts, Part.REPLENISHMENT, "linesOpen")
                + row("order lines received", accounts, Part.REPLENISHMENT, "linesReceived")
                + row("  of these within 24 hours", accounts, Part.REPLENISHMENT, "linesReceivedInTime")
                + row("  of these late", accounts, Part.REPLENISHMENT, "linesReceivedLate")
                + "  %-28s %s%n".formatted("promise of 24 hours", promised.map(Promised::sentence).orElse("-"))
                + promised.map(Screen::misses).orElse("")
                + row("despatches", accounts, Part.DISTRIBUTION_CENTER, "despatches")
                + row("  of these on the road", accounts, Part.DISTRIBUTION_CENTER, "despatchesUnderWay")
                + row("documents to search", accounts, Part.SEARCH, "documents")
                + row("search updates", accounts, Part.SEARCH, "updates")
                + "  %-28s %,14d%n".formatted("records waiting anywhere", accounts.lag())
                + accounts.unreachable().stream().map(sentence -> "  " + sentence + "\n").collect(Collectors.joining());
    }

    /** Why it was broken, the most frequent first, and what share was kept of what the centers had. */
    static String misses(Promised promised) {
        if (promised.missed() == 0) {
            return "";
        }
        var share = promised.shareOfWhatTheDcHad();
        return "  %-28s %s%n".formatted("  of what the centers had", share == null ? "-" : Promised.percent(share)) + promised.causes().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(cause -> "  %-28s %,14d  %s%n".formatted("  missed", cause.getValue(), cause.getKey())).collect(Collectors.joining());
    }

    /** {@code Sun 1 Nov 2026 05:05 (720 asked, 310 now, waits for ledger: pos.transactions 3)}. */
    private String businessTime() {
        var clock = plan.clock().clock();
        return BUSINESS_TIME.format(clock.instant()) + (clock.speed() == 1 ? "" : " (%.0f asked, %.0f now%s)".formatted(
                clock.speed(), clock.presentSpeed(), clock.waitsFor().map(place -> ", waits for " + place).orElse("")));
    }

    private double perSecond(Accounts accounts) {
        long now = System.nanoTime();
        double rate = 0;
        var lines = accounts.count(Part.LEDGER, "linesApplied");
        if (earlier != null && lines.isPresent()) {
            long before = earlier.count(Part.LEDGER, "linesApplied").orElse(lines.getAsLong());
            rate = (lines.getAsLong() - before) * 1e9 / (now - earlierAt);
        }
        earlier = accounts;
        earlierAt = now;
        return rate;
    }

    private static String row(String title, Accounts accounts, Part service, String count) {
        return "  %-28s %14s%n".formatted(title, count(accounts, service, count));
    }

    private static String count(Accounts accounts, Part service, String name) {
        var count = accounts.count(service, name);
        return count.isPresent() ? "%,d".formatted(count.getAsLong()) : "-";
    }
}
