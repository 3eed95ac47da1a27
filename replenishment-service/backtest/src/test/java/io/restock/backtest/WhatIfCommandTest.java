package io.restock.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("./restock whatif")
class WhatIfCommandTest {
    @TempDir
    private Path folder;

    @Test
    void two_parameters_stand_side_by_side_with_their_difference() throws IOException {
        write(sales());
        String told = run(0, "--service", "0.8,0.99", "--pack", "6");
        assertThat(told).containsPattern("now +other +difference").contains("order lines", "cost");
        assertThat(figure(told, "average on hand", 3)).isPositive();
        assertThat(figure(told, "fill rate", 2)).isGreaterThanOrEqualTo(figure(told, "fill rate", 1));
    }

    @Test
    void the_same_parameters_make_no_difference_and_a_longer_way_needs_more() throws IOException {
        write(sales());
        assertThat(run(0, "--lead", "2")).contains("+0.0000").doesNotContainPattern("\\+[0-9.]*[1-9]");
        assertThat(figure(run(0, "--lead", "1,3", "--pack", "1"), "average on hand", 3)).isPositive();
    }

    @Test
    void a_store_and_a_department_are_counted_alone() throws IOException {
        write(sales());
        double all = figure(run(0), "average on hand", 1);
        double one = figure(run(0, "--store", "S1", "--department", "Dairy"), "average on hand", 1);
        assertThat(one).isBetween(all / 4, all * 3 / 4);
    }

    @Test
    void what_is_wrong_is_told_by_option_or_line() throws IOException {
        write(sales());
        assertThat(run(1, "--service", "98")).contains("share must be above 0 and below 1");
        assertThat(run(1, "--lead", "1,2,3")).contains("--lead takes one value for both or two");
        assertThat(run(1, "--store", "S9")).contains("--store");
        write("store,item,department,day,units\nS1,Milk,Dairy,yesterday,1\n");
        assertThat(run(1)).contains("line 2: day must be a date like 2026-03-02, was \"yesterday\"");
        write("store,item,department,day,units\n");
        assertThat(run(1)).contains("sales must not be empty");
    }

    private static double figure(String told, String name, int column) {
        var line = told.lines().filter(each -> each.startsWith(name)).findFirst().orElseThrow();
        return Double.parseDouble(line.substring(name.length()).strip().split(" +")[column - 1]);
    }

    private String run(int expected, String... options) {
        var arguments = new ArrayList<>(List.of("whatif", "--sales", folder.resolve("sales.csv").toString()));
        arguments.addAll(List.of(options));
        var told = new StringWriter();
        var command = Study.commandLine().setOut(new PrintWriter(told, true)).setErr(new PrintWriter(told, true));
        assertThat(command.execute(arguments.toArray(String[]::new))).as(told::toString).isEqualTo(expected);
        return told.toString();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("sales.csv"), text);
    }

    /** Two stores, 120 days: 4 a day, on each seventh day 12 more. */
    private static String sales() {
        return "store,item,department,day,units\n" + IntStream.range(0, 240)
                .mapToObj(i -> "S%d,Milk,Dairy,%s,%d".formatted(1 + i % 2, LocalDate.of(2026, 3, 2).plusDays(i / 2), i / 2 % 7 == 3 ? 16 : 4))
                .collect(Collectors.joining("\n"));
    }
}
