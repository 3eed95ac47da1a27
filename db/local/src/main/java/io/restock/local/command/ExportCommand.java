package io.restock.local.command;

import io.restock.contracts.Gln;
import io.restock.local.cloning.Clone;
import io.restock.local.cloning.Cluster;
import io.restock.local.cloning.LogExport.Exported;
import io.restock.local.cloning.LogExport.Slice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the log without names, to begin another environment with. */
@Command(name = "export", sortOptions = false,
        description = "Writes what the stores reported, under pseudonyms of stores and tills, for ./restock import. A slice that does not begin at the beginning starts from empty shelves.")
public final class ExportCommand extends HomeCommand {
    @Option(names = "--from", paramLabel = "INSTANT", description = "Records accepted from then on, such as 2026-03-02T00:00:00+01:00. Default: all.")
    private OffsetDateTime from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Records accepted before then. Default: now.")
    private OffsetDateTime to;

    @Option(names = "--store", paramLabel = "GLN", description = "This store alone.")
    private Gln store;

    @Option(names = "--key", paramLabel = "TEXT", description = "Keeps the pseudonyms the same from export to export; a secret. Default: a new one each time.")
    private String key;

    @Parameters(paramLabel = "FILE", description = "Where to, such as log.ndjson.gz.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        var home = option.ofWhatRuns();
        var run = RunningSystem.of(home);
        var slice = new Slice(from == null ? null : from.toInstant(), to == null ? null : to.toInstant(), store);
        Exported exported = new Clone(RunningSystem.operator(home, run.ports()), Cluster.of(home, run))
                .export(slice, key == null ? UUID.randomUUID().toString() : key, file);
        System.out.printf(Locale.ROOT, "%,d records in %s; %,d left out: despatch advices, and what could not be read%n", exported.records(), file, exported.leftOut());
        return 0;
    }
}
