package io.restock.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.backtest.history.Days;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("./restock backtest")
class BacktestCommandTest {
    private static final int DAYS = Days.TEST.end();
    private static final int STORES = 4;

    @TempDir
    private Path folder;

    @Test
    void a_chain_of_steady_weeks_is_compared_drawn_and_calibrated() throws IOException {
        write("sales.csv", sales(7));
        String told = run(0, "--sales", "sales.csv", "--json", "b.json", "--csv", "b.csv", "--svg", "b.svg");
        assertThat(told).startsWith("8 series").contains("usable at t+2", "usable at t+1", "clairvoyant", "ours against the 28-day mean");
        double ratio = Double.parseDouble(told.replaceAll("(?s).*?ours against the 28-day mean \\+ z sigma at 98%: ([0-9.]+).*", "$1"));
        assertThat(ratio).isBetween(0.5, 1.2);
        double calibrated = Double.parseDouble(told.replaceAll("(?s).*?FAST    intervals within our 90%, 95%, 99% quantile: [0-9.]+%, ([0-9.]+)%.*", "$1"));
        assertThat(calibrated).isBetween(93.0, 98.5);
        assertThat(Files.readString(folder.resolve("b.json"))).contains("\"policy\" : \"ours\"", "\"calibration\"");
        assertThat(Files.readString(folder.resolve("b.csv"))).startsWith("lead_days,class,policy,parameter,fill_rate,average_on_hand\n2,ALL,");
        assertThat(Files.readString(folder.resolve("b.svg"))).startsWith("<svg").contains("ours", "clairvoyant");
        assertThat(run(0, "--sales", "sales.csv", "--items", "1")).startsWith("4 series");
    }

    @Test
    void what_is_wrong_with_a_file_is_told_with_its_line_and_column() throws IOException {
        write("sales.csv", sales(7).replaceFirst("(A1,D1,C1,S1,CA),[0-9]+", "$1,lots"));
        assertThat(run(1, "--sales", "sales.csv")).contains("line 2: d_1 must be a number, was \"lots\"");
        assertThat(run(1, "--sales", "nowhere.csv")).contains("there is no file").contains("nowhere.csv");
        write("short.csv", "item_id,dept_id\nA,B\n");
        assertThat(run(1, "--sales", "short.csv")).contains("has no column store_id");
        assertThat(run(1, "--sales", "sales.csv", "--items", "0")).contains("--items must be 1 or more");
    }

    private String run(int expected, String... arguments) throws IOException {
        write("calendar.csv", "date,wm_yr_wk,event_name_1,snap_CA\n" + IntStream.range(0, DAYS)
                .mapToObj(day -> LocalDate.of(2011, 1, 29).plusDays(day) + "," + day / 7 + ",,0").collect(Collectors.joining("\n")));
        write("prices.csv", "store_id,item_id,wm_yr_wk,sell_price\nS1,A1,0,1.99\n");
        var told = new StringWriter();
        var command = Study.commandLine().setOut(new PrintWriter(told, true)).setErr(new PrintWriter(told, true));
        var all = new ArrayList<>(List.of("backtest", "--calendar", folder.resolve("calendar.csv").toString(), "--prices",
                folder.resolve("prices.csv").toString()));
        for (String argument : arguments) {
            all.add(argument.contains(".") ? folder.resolve(argument).toString() : argument);
        }
        int code = command.execute(all.toArray(String[]::new));
        assertThat(code).as(told.toString()).isEqualTo(expected);
        return told.toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Two items in four stores: Poisson demand, busy Saturdays. */
    private static String sales(long seed) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder("item_id,dept_id,cat_id,store_id,state_id");
        IntStream.rangeClosed(1, DAYS).forEach(day -> text.append(",d_").append(day));
        for (int item = 1; item <= 2; item++) {
            for (int store = 1; store <= STORES; store++) {
                text.append("\nA%d,D1,C1,S%d,CA".formatted(item, store));
                for (int day = 0; day < DAYS; day++) {
                    text.append(',').append(poisson(random, (item == 1 ? 8 : 2) * (day % 7 == 0 ? 2 : 1)));
                }
            }
        }
        return text.append('\n').toString();
    }

    private static int poisson(SplittableRandom random, double mean) {
        int units = -1;
        for (double left = mean; left > 0; left += Math.log(random.nextDouble())) {
            units++;
        }
        return Math.max(0, units);
    }
}
