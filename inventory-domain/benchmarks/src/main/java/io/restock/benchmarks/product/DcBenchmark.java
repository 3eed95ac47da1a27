package io.restock.benchmarks.product;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.report.Figures;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import io.restock.contracts.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/** A distribution center with a million open lines: its board, a wave of a tenth of them, and these from allocation to despatch. */
public final class DcBenchmark {
    public static final String NAME = "dc";
    private static final int LINES = 1_000_000;
    private static final int WAVE = 100_000;
    private static final int PAGE = 500;
    private static final int PAGES = 400;
    /** As many as a handheld may have gathered; and an answer to all of them takes seconds, not half a minute. */
    private static final int PICKS_AT_ONCE = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Product product;
    private final CrowdedCenter center;
    private final Connection database;
    private final Instant cutOff;

    private DcBenchmark(Product product, CrowdedCenter center, Connection database, Instant cutOff) {
        this.product = product;
        this.center = center;
        this.database = database;
        this.cutOff = cutOff;
    }

    public static Report run(Settings settings) throws Exception {
        var center = CrowdedCenter.of(settings.scaled(LINES), settings.scaled(WAVE));
        try (var product = Product.start(settings); var database = product.database()) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            var bench = new DcBenchmark(product, center, database, now.plus(Duration.ofHours(26)));
            center.list(database);
            bench.ask("PUT", "", "{\"name\": \"Crowded\", \"zone\": \"UTC\"}");
            center.fill(database, now, bench.cutOff);
            return bench.report(settings.seed());
        }
    }

    private Report report(long seed) throws Exception {
        Histogram board = pages("/orders", new Random(seed));
        Histogram danger = pages("/at-risk", new Random(seed));
        String body = "{\"cutOffAt\": \"" + cutOff + "\"}";
        long since = System.nanoTime();
        JsonNode shown = ask("POST", "/waves/preview", body);
        double previewed = seconds(since);
        since = System.nanoTime();
        JsonNode wave = ask("POST", "/waves", body);
        double released = seconds(since);
        long promised = check(shown, wave);
        since = System.nanoTime();
        pick(wave);
        double picked = seconds(since);
        since = System.nanoTime();
        despatch(wave);
        double despatched = seconds(since);
        long lines = checkDespatched(wave, promised);
        double all = lines / (released + picked + despatched);
        double p99 = board.getValueAtPercentile(99) / 1e3;
        return new Report(NAME, "how fast is a distribution center with " + Figures.of(center.lines()) + " open lines?",
                List.of(Ratio.atMost("seconds to release a wave of " + Figures.of(center.waveLines()) + " lines", released, 5),
                        Ratio.atMost("ms for a page of 500 lines, 99 of 100", p99, 100)),
                List.of(new Row("order lines from allocation to despatch", "lines/s", Runs.of(all), Map.of()),
                        new Row("released", "lines/s", Runs.of(center.waveLines() / released), Map.of("s", released)),
                        new Row("previewed", "lines/s", Runs.of(center.waveLines() / previewed), Map.of("s", previewed)),
                        new Row("picked", "lines/s", Runs.of(lines / picked), Map.of("s", picked)),
                        new Row("despatched", "lines/s", Runs.of(lines / despatched), Map.of("s", despatched)),
                        new Row("a page of the board", "ms", Runs.of(board.getValueAtPercentile(50) / 1e3), Map.of("p99 ms", p99)),
                        new Row("a page of what is at risk", "ms", Runs.of(danger.getValueAtPercentile(50) / 1e3), Map.of("p99 ms", danger.getValueAtPercentile(99) / 1e3))),
                List.of(center.stores() + " stores, " + Figures.of(center.items())
                        + " items, one in ten short; all services run. One run; the pages are from anywhere among the lines.",
                        "The preview, the wave, its picks and its despatches agreed to the unit, and every check of GET /v1/verification held."));
    }

    private Histogram pages(String list, Random random) throws Exception {
        var times = new Histogram(3);
        for (int page = -20; page < PAGES; page++) { // the first ones warm up
            String after = URLEncoder.encode(cutOff.plus(Duration.ofHours(20)).plusSeconds(random.nextInt(Math.max(1, center.items() - PAGE / center.stores() - 1))) + "~",
                    StandardCharsets.UTF_8);
            long since = System.nanoTime();
            JsonNode answer = ask("GET", list + "?limit=" + PAGE + "&after=" + after, "");
            if (page >= 0) {
                times.recordValue((System.nanoTime() - since) / 1_000);
            }
            require(!list.equals("/orders") || answer.get("lines").size() == PAGE, "a page of " + list + " must have " + PAGE + " lines, has " + answer.get("lines").size());
            String before = "";
            for (JsonNode line : answer.get("lines")) {
                String place = line.get("dueAt").asText() + line.get("orderLine").asText();
                require(before.compareTo(place) < 0, "a page must be in the order of what is due, was " + before + " before " + place);
                before = place;
            }
        }
        return times;
    }

    /** @return units promised */
    private long check(JsonNode shown, JsonNode wave) throws SQLException {
        require(shown.get("lines").size() == center.waveLines(), "the preview must show " + center.waveLines() + " lines, shows " + shown.get("lines").size());
        long promised = sum(wave.get("picks"), "units");
        require(promised == sum(shown.get("lines"), "promised"), "the wave promises " + promised + " units, the preview " + sum(shown.get("lines"), "promised"));
        require(shown.get("shorts").equals(wave.get("shorts")), "the wave and its preview must be short of the same");
        long waited = CrowdedCenter.number(database, "select sum(units) from distribution.order_line where wave = ?", wave.get("id").asLong());
        require(waited == promised + sum(wave.get("shorts"), "units"), "what " + waited + " units wait for must be promised or short");
        require(promised == CrowdedCenter.number(database, "select sum(allocated) from distribution.location_stock where dc = ?", center.dc().digits()),
                "the stock must promise " + promised);
        return promised;
    }

    private void pick(JsonNode wave) throws Exception {
        var lines = new ArrayList<String>();
        for (JsonNode pick : wave.get("picks")) {
            lines.add("{\"pick\": " + pick.get("pick").asLong() + ", \"units\": " + pick.get("units").asInt() + "}");
        }
        for (int from = 0; from < lines.size(); from += PICKS_AT_ONCE) {
            product.ask("POST", product.center("/v1/waves/" + wave.get("id").asLong() + "/picks"),
                    "{\"lines\": [" + String.join(",", lines.subList(from, Math.min(lines.size(), from + PICKS_AT_ONCE))) + "]}", PATIENCE);
        }
    }

    private void despatch(JsonNode wave) throws Exception {
        var stores = new TreeSet<String>();
        wave.get("picks").forEach(pick -> stores.add(pick.get("store").asText()));
        for (String store : stores) {
            ask("POST", "/despatches", "{\"wave\": " + wave.get("id").asLong() + ", \"store\": \"" + store + "\"}");
        }
    }

    /** @return order lines that left */
    private long checkDespatched(JsonNode wave, long promised) throws Exception {
        require(promised == CrowdedCenter.number(database, "select sum(despatched) from distribution.order_line where wave = ?", wave.get("id").asLong()),
                "all of " + promised + " units must have left");
        for (JsonNode check : Json.MAPPER.readTree(product.ask("GET", product.center("/v1/verification"), "", PATIENCE)).get("checks")) {
            require(check.get("broken").asLong() == 0, "a check is broken: " + check);
        }
        return CrowdedCenter.number(database, "select count(*) from distribution.order_line where wave = ? and despatched > 0", wave.get("id").asLong());
    }

    private JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(product.ask(method, product.center("/v1/dcs/" + center.dc() + path), body, PATIENCE));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long sum(JsonNode lines, String field) {
        long sum = 0;
        for (JsonNode line : lines) {
            sum += line.get(field).asLong();
        }
        return sum;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
