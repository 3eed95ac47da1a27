package io.restock.backtest;

import io.restock.backtest.history.Chain;
import io.restock.backtest.history.SalesLogFile;
import io.restock.backtest.history.UserError;
import io.restock.backtest.live.Database;
import io.restock.backtest.live.LedgerSales;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which sales are replayed. */
final class SourceOptions {
    private static final int USUAL_PACK = 6;

    @Option(names = "--sales", paramLabel = "FILE",
            description = "Recorded sales, store,item,department,day,units: a line for each; packs are of 6 unless it says so. Default: what the running system sold.")
    private Path sales;

    @Option(names = "--live", description = "What the running system sold, by its ledger's journal, in each item's own packs; the default.")
    private boolean live;

    @Option(names = "--postgres", paramLabel = "HOST:PORT/DB", description = "Its database. Default: that of the system on --data.")
    private String postgres;

    @Option(names = "--data", paramLabel = "DIR",
            description = "Data directory of the running system. Default: the one that runs of .restock beside the launcher and .restock/demo in it.")
    private Path data;

    /** @param department the one to read of a running system, or null for all */
    Chain read(String department) {
        if (sales != null && (live || postgres != null || data != null)) {
            throw new UserError("--sales reads a file, and --live, --postgres and --data a running system: choose one");
        }
        return sales != null ? SalesLogFile.read(sales, USUAL_PACK) : LedgerSales.read(database(), department);
    }

    private Database database() {
        if (postgres != null) {
            return Database.at(postgres);
        }
        Path project = Path.of(System.getProperty("restock.project", ".")).toAbsolutePath().normalize();
        return Database.of(data != null ? data : usual(project.resolve(".restock")));
    }

    /** A demo has a directory of its own in that of {@code ./restock up}. */
    private static Path usual(Path up) {
        Path demo = up.resolve("demo");
        return !Database.runsOn(up) && Database.runsOn(demo) ? demo : up;
    }
}
