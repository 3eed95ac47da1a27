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
        String output = run(0, "--sales", "sales.csv", "--json", "b.json", "--csv", "b.csv", "--svg", "b.svg");
        assertThat(output).startsWith("8 series").contains("usable at t+2", "usable at t+1", "clairvoyant", "ours against the 28-day mean");
        double ratio = Double.parseDouble(output.replaceAll("(?s).*?ours against the 28-day mean \\+ z sigma at 98%: ([0-9.]+).*", "$1"));
        assertThat(ratio).isBetween(0.5, 1.1);
        double calibrated = Double.parseDouble(output.replaceAll("(?s).*?FAST    intervals within our 90%, 95%, 99% quantile: [0-9.]+%, ([0-9.]+)%.*", "$1"));
        assertThat(calibrated).isBetween(93.0, 98.5);
        assertThat(Files.readString(folder.resolve("b.json"))).contains("\"policy\" : \"ours\"", "\"calibration\"", "averageValueOnHand");
        assertThat(Files.readString(folder.resolve("b.csv"))).startsWith("lead_days,class,policy,parameter,fill_rate,average_on_hand\n2,ALL,");
        assertThat(Files.readString(folder.resolve("b.svg"))).startsWith("<svg").contains("ours", "clairvoyant");
        assertThat(output).contains("4 of them have no price in the test days", "the same stock in money");
        assertThat(run(0, "--sales", "sales.csv", "--items", "1")).startsWith("4 series");
    }

    /** One store; items that nobody buys, that were never listed, and that were listed on the last day alone. */
    @Test
    void items_without_a_sale_or_a_listing_are_counted_and_disturb_nobody() throws IOException {
        String days = IntStream.rangeClosed(1, DAYS).mapToObj(day -> "d_" + day).collect(Collectors.joining(","));
        write("sales.csv", "item_id,dept_id,store_id," + days + "\nNobody's,D1,S1," + "0,".repeat(DAYS - 1) + "0\nNever,D1,S1," + ",".repeat(DAYS - 1)
                + "\nLast,D2,S1," + ",".repeat(DAYS - 1) + "3\n\"Milk, 1 l\",D2,S1," + "2,".repeat(DAYS - 1) + "2\n");
        String output = runWithoutPrices(0, "--sales", "sales.csv");
        assertThat(output).startsWith("4 series").contains("no --prices: stock is given in units", "usable at t+1").doesNotContain("the same stock in money");
    }

    @Test
    void what_is_wrong_with_a_file_is_reported_with_its_line_and_column() throws IOException {
        write("sales.csv", sales(7).replaceFirst("(A1,D1,C1,S1,CA),[0-9]+", "$1,lots"));
        assertThat(run(1, "--sales", "sales.csv")).contains("line 2: d_1 must be a number, was \"lots\"");
        assertThat(run(1, "--sales", "nowhere.csv")).contains("there is no file").contains("nowhere.csv");
        write("short.csv", "item_id,dept_id\nA,B\n");
        assertThat(run(1, "--sales", "short.csv")).contains("has no column store_id");
        write("twice.csv", sales(7) + sales(7).lines().skip(1).findFirst().orElseThrow() + "\n");
        assertThat(run(1, "--sales", "twice.csv")).contains("line 10: store_id must be another one than in the line of A1 before, was \"S1\"");
        write("sales.csv", sales(7));
        assertThat(runWith("calendar.csv", calendar().replace("2012-02-29,56,,0\n", ""), "--sales", "sales.csv"))
                .contains("calendar.csv, line 398: date must be the next day, 2012-02-29");
        assertThat(runWith("prices.csv", "store_id,item_id,wm_yr_wk,sell_price\nS1,A1,230,cheap\n", "--sales", "sales.csv")).contains("line 2: sell_price must be a number");
        assertThat(runWith("prices.csv", "store_id,item_id,wm_yr_wk,sell_price\nS1,A1,1,2\n", "--sales", "sales.csv")).contains("has no price of these items in the weeks 221");
        assertThat(run(1, "--sales", "sales.csv", "--items", "0")).contains("--items must be 1 or more");
    }

    private String run(int expected, String... arguments) throws IOException {
        write("calendar.csv", calendar());
        write("prices.csv",
                IntStream.rangeClosed(1, STORES).mapToObj("S%d,A1,230,1.99\n"::formatted).collect(Collectors.joining("", "store_id,item_id,wm_yr_wk,sell_price\n", "")));
        return execute(expected, List.of("--prices", folder.resolve("prices.csv").toString()), arguments);
    }

    private String runWithoutPrices(int expected, String... arguments) throws IOException {
        write("calendar.csv", calendar());
        return execute(expected, List.of(), arguments);
    }

    /** One of the files is another one. */
    private String runWith(String name, String text, String... arguments) throws IOException {
        write("calendar.csv", calendar());
        write("prices.csv", "store_id,item_id,wm_yr_wk,sell_price\n");
        write(name, text);
        return execute(1, List.of("--prices", folder.resolve("prices.csv").toString()), arguments);
    }

    private static String calendar() {
        return "date,wm_yr_wk,event_name_1,snap_CA\n" + IntStream.range(0, DAYS)
                .mapToObj(day -> LocalDate.of(2011, 1, 29).plusDays(day) + "," + day / 7 + ",,0\n").collect(Collectors.joining());
    }

    private String execute(int expected, List<String> prices, String... arguments) {
        var output = new StringWriter();
        var command = Study.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(output, true));
        var all = new ArrayList<>(List.of("backtest", "--calendar", folder.resolve("calendar.csv").toString()));
        all.addAll(prices);
        for (String argument : arguments) {
            all.add(argument.contains(".") ? folder.resolve(argument).toString() : argument);
        }
        int code = command.execute(all.toArray(String[]::new));
        assertThat(code).as(output.toString()).isEqualTo(expected);
        return output.toString();
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
