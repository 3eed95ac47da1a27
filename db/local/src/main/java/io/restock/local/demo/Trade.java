package io.restock.local.demo;

import io.restock.contracts.Json;
import io.restock.local.engine.Lifeline;
import io.restock.local.engine.Lifeline.LastSignal;
import io.restock.local.engine.Termination;
import io.restock.local.supervisor.ClockSetting;
import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.Ports;
import io.restock.local.supervisor.StartFailure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Simulated tills and staff, in a process of their own: the terminal module. */
public final class Trade {
    /** For what waits at a till when it closes; the tills give up by themselves shortly before we do. */
    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final Duration CLOSING_TIME = DRAIN.plusSeconds(15);
    /** Its log, and its name on the business clock. */
    public static final String NAME = "trade";

    private final Process process;
    private final Path account;

    private Trade(Process process, Path account) {
        this.process = process;
        this.account = account;
    }

    /**
     * How much trade: stores, items of the chain, the seed that makes it repeatable, and business days after which it ends by itself.
     *
     * @param centers distribution centers, at most one for each store; as many as the stores need where nobody says
     * @param suppliersShort share of their lines that do not come
     * @param stopCenter business day on which one distribution center is stopped and another stands in
     * @param supplied whether suppliers deliver; without them nothing comes to the distribution centers
     */
    public record Size(int stores, Optional<Integer> centers, int items, long seed, Optional<Integer> days, boolean supplied, double suppliersShort,
            Optional<Integer> stopCenter) {}

    /** Opens the stores. What the tills and staff say goes to the log {@code trade}. */
    public static Trade open(Path project, Home home, Ports ports, ClockSetting clock, Size size, String token) throws IOException {
        var command = command(project, clock.asProperties(NAME));
        command.addAll(List.of("simulate", "--stores", String.valueOf(size.stores()), "--items", String.valueOf(size.items()),
                "--seed", String.valueOf(size.seed()), "--speed", String.valueOf(clock.speed()),
                "--drain", DRAIN.toString()));
        size.centers().ifPresent(centers -> command.addAll(List.of("--dcs", String.valueOf(centers))));
        size.days().ifPresent(days -> command.addAll(List.of("--days", String.valueOf(days))));
        size.stopCenter().ifPresent(day -> command.addAll(List.of("--stop-center", String.valueOf(day))));
        command.addAll(List.of("--suppliers-short", String.valueOf(size.suppliersShort())));
        if (!size.supplied()) {
            command.add("--no-suppliers");
        }
        command.addAll(addresses(ports));
        var account = account(home);
        Files.deleteIfExists(account);
        command.addAll(List.of("--account", account.toString()));
        var log = home.log(NAME);
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        return new Trade(Lifeline.start(Lifeline.tied(LastSignal.TERM, command), builder -> {
            builder.environment().put("RESTOCK_TOKEN", token);
            return builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        }), account);
    }

    /** Runs another command of the terminals, in the caller's terminal, to its end. */
    public static int replay(Path project, Ports ports, List<String> arguments, String token) throws IOException, InterruptedException {
        var command = command(project, List.of());
        command.addAll(List.of("replay", "--gateway", ports.url(Part.GATEWAY), "--ledger", ports.url(Part.LEDGER)));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("RESTOCK_TOKEN", token);
        return builder.start().waitFor();
    }

    /** Prints what {@link #replay} understands. */
    public static int replayHelp(Path project) throws IOException, InterruptedException {
        var command = command(project, List.of());
        command.addAll(List.of("replay", "--help"));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    public boolean isOpen() {
        return process.isAlive();
    }

    /** Whether it has ended by itself, its last day being over. */
    public boolean endedWell() {
        return !process.isAlive() && process.exitValue() == 0;
    }

    /** Closes the tills: what they have begun they finish, then they leave. */
    public void close() {
        Termination.of(process.toHandle(), LastSignal.TERM, CLOSING_TIME);
    }

    /** What the tills did, as they report it themselves; absent if they never came to sell. */
    public Optional<TradeFigures> figures() throws IOException {
        return Files.exists(account) ? Optional.of(Json.MAPPER.readValue(account.toFile(), TradeFigures.class)) : Optional.empty();
    }

    /** Whether there is or was simulated trade on this data, to which the thresholds of a demo apply. */
    public static boolean wasOpened(Home home) {
        return Files.exists(log(home));
    }

    /** Where the trade leaves its figures when it closes. */
    public static Path account(Home home) {
        return home.directory().resolve("trade.json");
    }

    /** Where the tills and staff write what they do. */
    public static Path log(Home home) {
        return home.log(NAME);
    }

    private static ArrayList<String> command(Path project, List<String> properties) {
        var jar = project.resolve("pos-gateway/terminal/target/restock-terminal-1.0-SNAPSHOT.jar");
        if (!Files.exists(jar)) {
            throw new StartFailure("the terminals are not built: " + jar + " is missing");
        }
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"));
        command.addAll(properties);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static List<String> addresses(Ports ports) {
        return List.of("--gateway", ports.url(Part.GATEWAY), "--ledger", ports.url(Part.LEDGER),
                "--replenishment", ports.url(Part.REPLENISHMENT), "--distribution", ports.url(Part.DISTRIBUTION_CENTER));
    }
}
