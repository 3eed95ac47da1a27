package io.restock.local.cloning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restock.contracts.Json;
import io.restock.contracts.operations.Account;
import io.restock.local.cloning.Clone.Imported;
import io.restock.local.supervisor.StartFailure;
import io.restock.local.verification.Operator;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An import")
class ImportTest {
    private static final int ITEMS = 25_000;
    private static final String TEN_THOUSAND = "x".repeat(10_000);

    @FunctionalInterface
    private interface Content {
        void write(Writer lines) throws IOException;
    }

    private final List<String> listed = new ArrayList<>();
    @TempDir
    Path folder;
    private HttpServer ledger;
    private Clone clone;

    @BeforeEach
    void emptyLedger() throws IOException {
        ledger = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        ledger.setExecutor(Executors.newSingleThreadExecutor());
        ledger.createContext("/v1/account", exchange -> answer(exchange, new Account("ledger", Instant.EPOCH, Map.of("recordsTaken", 0L), Map.of())));
        for (String path : List.of("/v1/stores", "/v1/items")) {
            ledger.createContext(path, exchange -> {
                listed.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).lines().count());
                answer(exchange, Map.of("rejected", 0));
            });
        }
        ledger.start();
        String url = "http://127.0.0.1:" + ledger.getAddress().getPort();
        clone = new Clone(new Operator(_ -> url, "token"), Cluster.at("127.0.0.1:1", Map.of()));
    }

    @AfterEach
    void stop() {
        ledger.stop(0);
    }

    @Test
    void lists_a_large_chain_in_portions_stores_before_items() throws Exception {
        var file = file(lines -> {
            line(lines, "store", 1);
            line(lines, "store", 2);
            for (int i = 0; i < ITEMS; i++) {
                line(lines, "item", i);
            }
            lines.append("{\"type\": \"end\", \"value\": {\"records\": 0}}\n");
        });

        assertThat(clone.load(file)).isEqualTo(new Imported(0, 2, ITEMS));
        assertThat(listed).containsExactly("/v1/stores 2", "/v1/items 10000", "/v1/items 10000", "/v1/items 5000");
    }

    @Test
    void of_a_small_file_that_unpacks_to_a_line_without_end_names_the_line() throws Exception {
        var file = file(lines -> {
            line(lines, "store", 1);
            lines.append("{\"type\": \"item\", \"value\": \"");
            for (int i = 0; i < 1_000; i++) {
                lines.append(TEN_THOUSAND);
            }
        });

        assertThat(Files.size(file)).isLessThan(100_000);
        assertThatThrownBy(() -> clone.load(file)).isInstanceOf(StartFailure.class).hasMessageContaining("line 2 has more than 4,000,000 characters");
    }

    private Path file(Content content) throws IOException {
        var file = folder.resolve("clone.gz");
        try (Writer lines = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            content.write(lines);
        }
        return file;
    }

    private static void line(Writer lines, String kind, int number) throws IOException {
        lines.append("{\"type\": \"" + kind + "\", \"value\": {\"number\": " + number + "}}\n");
    }

    private static void answer(HttpExchange exchange, Object body) throws IOException {
        byte[] json = Json.MAPPER.writeValueAsBytes(body);
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }
}
