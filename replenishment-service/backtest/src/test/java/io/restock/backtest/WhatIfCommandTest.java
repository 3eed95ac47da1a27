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
        String output = run(0, "--service", "0.8,0.99", "--pack", "6");
        assertThat(output).containsPattern("now +other +difference").contains("order lines", "cost");
        assertThat(figure(output, "average on hand", 3)).isPositive();
        assertThat(figure(output, "fill rate", 2)).isGreaterThanOrEqualTo(figure(output, "fill rate", 1));
    }

    @Test
    void the_same_parameters_make_no_difference_and_a_longer_way_needs_more() throws IOException {
        write(sales());
        assertThat(run(0, "--lead", "2")).contains("+0.0000").doesNotContainPattern("\\+[0-9.]*[1-9]");
        assertThat(figure(run(0, "--cut-off", "23:00,12:00", "--pack", "1"), "average on hand", 3)).isPositive();
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
    void policies_stand_against_each_other() throws IOException {
        write(sales());
        String output = run(0, "--policy", "fixed:200,mean:28:1");
        assertThat(output).contains("2 store-items counted, 2026-05-01 to 2026-06-29 replayed after 60 days learnt");
        assertThat(figure(output, "fill rate", 1)).isEqualTo(1);
        assertThat(figure(output, "average on hand", 3)).isLessThan(-200);
        assertThat(run(0, "--policy", "ours", "--from", "2026-03-31", "--to", "2026-04-05")).contains("2026-03-31 to 2026-04-05 replayed after 29 days learnt");
    }

    @Test
    void stores_are_split_between_two_policies_and_the_difference_says_how_sure_it_is() throws IOException {
        write(sales(30));
        String output = run(0, "--split", "milk", "--policy", "fixed:12,fixed:40");
        assertThat(output).containsPattern("now \\(\\d+\\) +other \\(\\d+\\)").containsPattern("fill rate .*sure").containsPattern("cover, days .*sure");
        assertThat(figure(output, "fill rate", 3)).isPositive();
        assertThat(run(0, "--split", "milk", "--policy", "fixed:12,fixed:40")).isEqualTo(output);
        assertThat(run(0, "--split", "bread", "--policy", "fixed:12")).contains("may be chance");
        assertThat(run(1, "--split", "milk", "--store", "S1")).contains("--split compares stores with each other");
    }

    @Test
    void what_is_wrong_is_reported_by_option_or_line() throws IOException {
        write(sales());
        assertThat(run(1, "--service", "98")).contains("share must be above 0 and below 1");
        assertThat(run(1, "--lead", "1,2,3")).contains("--lead takes one value for both or two");
        assertThat(run(1, "--store", "S9")).contains("--store");
        assertThat(run(1, "--policy", "best")).contains("--policy must be ours, fixed:LEVEL");
        assertThat(run(1, "--policy", "fixed:-1")).contains("fixed level must be 0 or more");
        assertThat(run(1, "--from", "2026-03-02")).contains("--from and --to must lie in this order from 2026-03-03 to 2026-06-29");
        assertThat(run(1, "--live")).contains("--sales reads a file");
        write("store,item,department,day,units\nS1,Milk,Dairy,yesterday,1\n");
        assertThat(run(1)).contains("line 2: day must be a date like 2026-03-02, was \"yesterday\"");
        write("store,item,department,day,units\n");
        assertThat(run(1)).contains("sales must not be empty");
    }

    private static double figure(String output, String name, int column) {
        var line = output.lines().filter(each -> each.startsWith(name)).findFirst().orElseThrow();
        return Double.parseDouble(line.substring(name.length()).strip().split(" +")[column - 1]);
    }

    private String run(int expected, String... options) {
        var arguments = new ArrayList<>(List.of("whatif", "--sales", folder.resolve("sales.csv").toString()));
        arguments.addAll(List.of(options));
        var output = new StringWriter();
        var command = Study.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(output, true));
        assertThat(command.execute(arguments.toArray(String[]::new))).as(output::toString).isEqualTo(expected);
        return output.toString();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("sales.csv"), text);
    }

    /** 120 days: about 4 a day, on each seventh day 16. */
    private static String sales() {
        return sales(2);
    }

    private static String sales(int stores) {
        return "store,item,department,day,units\n" + IntStream.range(0, 120 * stores)
                .mapToObj(i -> "S%d,Milk,Dairy,%s,%d".formatted(1 + i % stores, LocalDate.of(2026, 3, 2).plusDays(i / stores), i / stores % 7 == 3 ? 16 : 4 + i % stores % 3))
                .collect(Collectors.joining("\n"));
    }
}
