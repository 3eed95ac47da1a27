package io.restock.backtest.vectors;

import io.restock.backtest.history.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes every row of a file of published values, and shows those where the engine disagrees. */
@Command(name = "vectors", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Checks the engine against published values: a CSV file of area,name,inputs_json,expected_json,tolerance,source. "
                + "Exit code 1 when a row fails.")
public final class VectorsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the CSV file")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int passed = 0;
        int failed = 0;
        try (var rows = VectorFile.open(file)) {
            while (rows.hasNext()) {
                var verdict = Verdict.of(rows.next());
                if (verdict.passed()) {
                    passed++;
                } else {
                    failed++;
                    out.println(verdict);
                }
            }
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + (e.getMessage() == null ? e : e.getMessage()));
        }
        out.printf("%d passed, %d failed%n", passed, failed);
        out.flush();
        return failed == 0 && passed > 0 ? 0 : 1;
    }
}
