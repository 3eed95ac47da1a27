package io.restock.local.demo;

import io.restock.local.command.DurationText;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.Plan;
import io.restock.local.verification.Accounts;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The live figures of the demo: one screen that is drawn over itself in a terminal, else a line every few seconds. */
public final class Screen {
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";
    private static final DateTimeFormatter BUSINESS_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH).withZone(ZoneId.of("Europe/Oslo"));

    private final Plan plan;
    private final PrintStream out;
    private final boolean terminal;
    private Accounts earlier;
    private long earlierAt;

    public Screen(Plan plan, PrintStream out, boolean terminal) {
        this.plan = plan;
        this.out = out;
        this.terminal = terminal;
    }

    /** How long to wait between two drawings. */
    public Duration rhythm() {
        return terminal ? Duration.ofSeconds(1) : Duration.ofSeconds(5);
    }

    public void draw(Accounts accounts, Duration running) {
        double perSecond = perSecond(accounts);
        out.print(terminal ? HOME_AND_CLEAR + page(accounts, running, perSecond) : line(accounts, running, perSecond));
        out.flush();
    }

    /** At the end: what the tills did in this run, and what has happened since the data began. */
    public void drawAccount(Accounts accounts, Optional<TradeFigures> trade) {
        out.println();
        trade.ifPresent(figures -> out.println("this run\n" + figures.table()));
        out.println("since the data began\n" + figures(accounts));
    }

    private String page(Accounts accounts, Duration running, double perSecond) {
        var addresses = Part.services().stream()
                .map(service -> "  %-20s %s%n".formatted(service.title(), plan.ports().url(service))).collect(Collectors.joining());
        return "Restock   " + businessTime() + "   running " + DurationText.of(running) + "\n\n" + addresses + "\n"
                + figures(accounts) + "  %-28s %,14.0f%n%n".formatted("sale lines per second", perSecond)
                + "Ctrl-C stops the tills, lets everything drain, verifies and stops all in order.\n";
    }

    private String line(Accounts accounts, Duration running, double perSecond) {
        return "%s  %s  lines %s (%,.0f/s)  on hand %s  orders %s placed, %s open, %s received  despatched %s units  waiting %,d%n".formatted(
                DurationText.of(running), businessTime(), count(accounts, Part.LEDGER, "linesApplied"), perSecond,
                count(accounts, Part.LEDGER, "unitsOnHand"), count(accounts, Part.REPLENISHMENT, "linesPlaced"),
                count(accounts, Part.REPLENISHMENT, "linesOpen"), count(accounts, Part.REPLENISHMENT, "linesReceived"),
                count(accounts, Part.DISTRIBUTION_CENTER, "unitsDespatched"), accounts.lag());
    }

    private static String figures(Accounts accounts) {
        return row("transactions", accounts, Part.LEDGER, "transactionsApplied")
                + row("lines applied", accounts, Part.LEDGER, "linesApplied")
                + row("units sold", accounts, Part.LEDGER, "unitsSold")
                + row("units on hand", accounts, Part.LEDGER, "unitsOnHand")
                + row("units in transit", accounts, Part.LEDGER, "unitsInTransit")
                + row("stock events", accounts, Part.LEDGER, "events")
                + row("order lines placed", accounts, Part.REPLENISHMENT, "linesPlaced")
                + row("order lines open", accounts, Part.REPLENISHMENT, "linesOpen")
                + row("order lines received", accounts, Part.REPLENISHMENT, "linesReceived")
                + row("  of these within 24 hours", accounts, Part.REPLENISHMENT, "linesWithin24Hours")
                + row("  of these late", accounts, Part.REPLENISHMENT, "linesLate")
                + "  %-28s %14s%n".formatted("share within 24 hours", shareWithin24Hours(accounts))
                + row("despatches", accounts, Part.DISTRIBUTION_CENTER, "despatches")
                + row("units despatched", accounts, Part.DISTRIBUTION_CENTER, "unitsDespatched")
                + row("documents to search", accounts, Part.SEARCH, "documents")
                + row("search updates", accounts, Part.SEARCH, "updates")
                + "  %-28s %,14d%n".formatted("records waiting anywhere", accounts.lag())
                + accounts.unreachable().stream().map(sentence -> "  " + sentence + "\n").collect(Collectors.joining());
    }

    private static String shareWithin24Hours(Accounts accounts) {
        long within = accounts.count(Part.REPLENISHMENT, "linesWithin24Hours").orElse(0);
        long late = accounts.count(Part.REPLENISHMENT, "linesLate").orElse(0);
        return within + late == 0 ? "-" : "%.2f %%".formatted(100.0 * within / (within + late));
    }

    private String businessTime() {
        return BUSINESS_TIME.format(plan.clock().now())
                + (plan.clock().speed() == 1 ? "" : " (%s times as fast)".formatted((long) plan.clock().speed()));
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
