package io.restock.endtoend;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The data lie on a small disk of their own, in memory. */
@Tag("long")
@DisplayName("A disk that fills up amid sales")
class FullDiskTest {
    private static final String STORE = "7080001000042";
    private static final String MILK = "07038010000980";
    private static final int SOME = 100;
    private static final int PIECE = 1 << 20;

    private final Product restock = Product.boxed("small-disk");
    private final AtomicInteger sold = new AtomicInteger();
    private final AtomicInteger askedToWait = new AtomicInteger();
    private volatile boolean open = true;
    private OffsetDateTime now;

    @BeforeEach
    void mount() throws Exception {
        Files.createDirectories(restock.data());
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1g", "tmpfs", restock.data().toString()) == 0, "only root may mount a small disk");
        restock.start(OpenChain.SPEED);
    }

    @AfterEach
    void unmount() throws Exception {
        if (Files.exists(restock.data().resolve("data.json"))) {
            restock.close();
            run("umount", restock.data().toString());
        }
    }

    @Test
    void asks_the_tills_to_wait_breaks_nothing_and_goes_on_when_there_is_room() throws Exception {
        restock.put(restock.ledger() + "/v1/stores/" + STORE, """
                {"name": "Torshov", "zone": "%s", "closeOut": "04:00"}""".formatted(restock.zone()));
        restock.put(restock.ledger() + "/v1/items/" + MILK, """
                {"name": "Melk", "brand": "Own", "department": "Dairy", "category": "Milk", "unit": "EACH", "casePack": 6, "packs": []}""");
        now = restock.now();
        var till = CompletableFuture.runAsync(this::sell, Thread::startVirtualThread);
        await().atMost(PATIENCE).until(() -> sold.get() > SOME);

        amid(() -> fill(200L << 20));
        amid(() -> fill(0));
        try (var connection = restock.database()) {
            amid(() -> {
                fill(0);
                fillTheLog(connection);
            });
        }

        open = false;
        till.join();
        await().atMost(PATIENCE).ignoreException(UncheckedIOException.class)
                .untilAsserted(() -> assertThat(restock.get(restock.ledger() + "/v1/stores/" + STORE + "/stock/" + MILK).body().path("onHand").asInt()).isEqualTo(-sold.get()));
        Product.Said said = restock.verify();
        assertThat(said.exitCode()).describedAs(said.text()).isZero();
    }

    private interface Shortage {
        void begins() throws IOException;
    }

    private void amid(Shortage shortage) throws IOException {
        shortage.begins();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(restock.gateway() + "/q/health/ready")).isEqualTo(503));
        askedToWait.set(0);
        await().atMost(PATIENCE).until(() -> askedToWait.get() > 0);

        Files.delete(foreignFile());
        int before = sold.get();
        await().atMost(PATIENCE).until(() -> sold.get() > before + SOME);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(restock.gateway() + "/q/health/ready")).isEqualTo(200));
    }

    /** As tills do: the same basket again until it is answered. */
    private void sell() {
        while (open) {
            int status = status(() -> restock.put(restock.gateway() + "/v1/stores/" + STORE + "/tills/1/transactions/" + now.minusHours(4).toLocalDate() + "/" + (sold.get() + 1), """
                    {"occurredAt": "%s", "lines": [{"line": 1, "kind": "SALE", "item": "%s", "units": 1, "amount": "19.90", "currency": "NOK"}]}""".formatted(now, MILK)).status());
            if (status == 202) {
                sold.incrementAndGet();
            } else if (status == 503) {
                askedToWait.incrementAndGet();
            }
        }
    }

    private int status(String url) {
        return status(() -> restock.get(url).status());
    }

    private static int status(IntSupplier asked) {
        try {
            return asked.getAsInt();
        } catch (UncheckedIOException e) {
            return 0; // no answer
        }
    }

    /** A foreign file takes what is left on the disk, but for so many bytes. */
    private void fill(long left) throws IOException {
        try (var out = Files.newOutputStream(foreignFile())) {
            while (Files.getFileStore(restock.data()).getUsableSpace() > left) {
                out.write(new byte[PIECE]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    /** PostgreSQL cannot go on without its log: where that finds no room, the server ends amid its work, as after a power cut. */
    private static void fillTheLog(Connection connection) {
        assertThatThrownBy(() -> {
            try (var statement = connection.createStatement()) {
                for (int pieces = 0; pieces < 1_000; pieces++) {
                    statement.execute("select pg_logical_emit_message(false, 'fill', repeat('x', 8000000))");
                }
            }
        }).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).describedAs(e.getMessage()).isIn("08006", "57P02"));
    }

    private Path foreignFile() {
        return restock.data().resolve("foreign");
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
