package io.restock.endtoend;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A chain is backed up while its tills sell; the backup becomes another chain beside it. */
@Tag("long")
@DisplayName("After a restore")
@ExtendWith(OpenChain.class)
@Order(Order.DEFAULT + 3)
class RestoreTest {
    private static final String STORE = "7080001000035";
    private static final String BREAD = "07038010000997";
    private static final int TILLS = 4;
    private static final int SOME = 200;

    private final AtomicInteger[] answered = IntStream.range(0, TILLS).mapToObj(_ -> new AtomicInteger()).toArray(AtomicInteger[]::new);
    private volatile boolean open = true;
    private OffsetDateTime now;

    @Test
    void of_a_backup_amid_trade_every_basket_that_was_answered_is_there_and_everything_holds(Product restock) {
        assertOk(restock.put(restock.ledger() + "/v1/stores/" + STORE, """
                {"name": "Grefsen", "zone": "%s", "closeOut": "04:00"}""".formatted(restock.zone())));
        assertOk(restock.put(restock.ledger() + "/v1/items/" + BREAD, """
                {"name": "Kneipp", "brand": "Own", "department": "Bakery", "category": "Bread", "unit": "EACH", "casePack": 6, "packs": []}"""));
        now = restock.now();
        Path backup = restock.data().resolveSibling("backup-" + UUID.randomUUID().toString().substring(0, 8));

        var trade = CompletableFuture.allOf(
                IntStream.range(0, TILLS).mapToObj(till -> CompletableFuture.runAsync(() -> sell(restock, till), Thread::startVirtualThread)).toArray(CompletableFuture[]::new));
        await().atMost(PATIENCE).until(() -> sold() > SOME);
        int[] before = answers();
        Product.Said said = restock.backup(backup);
        assertThat(said.exitCode()).describedAs(said.text()).isZero();
        int since = sold();
        await().atMost(PATIENCE).until(() -> sold() > since + SOME);
        open = false;
        trade.join();

        try (Product restored = Product.restored("restored", backup)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(IntStream.range(0, TILLS)).allMatch(till -> isApplied(restored, till, before[till])));
            said = restored.verify();
            assertThat(said.exitCode()).describedAs(said.text()).isZero();

            for (int till = 0; till < TILLS; till++) {
                for (int sequence = 1; sequence <= answered[till].get(); sequence++) {
                    assertThat(put(restored, till, sequence)).as("a till that sends again whatever it has sold").isEqualTo(202);
                }
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(onHand(restored)).isEqualTo(-sold()));
            said = restored.verify();
            assertThat(said.exitCode()).describedAs(said.text()).isZero();
        }
    }

    private void sell(Product restock, int till) {
        while (open) {
            int sequence = answered[till].get() + 1;
            if (put(restock, till, sequence) == 202) {
                answered[till].set(sequence);
            }
        }
    }

    private int sold() {
        return IntStream.of(answers()).sum();
    }

    private int[] answers() {
        return IntStream.range(0, TILLS).map(till -> answered[till].get()).toArray();
    }

    private int put(Product chain, int till, int sequence) {
        return chain.put(till(chain, till, sequence), """
                {"occurredAt": "%s", "lines": [{"line": 1, "kind": "SALE", "item": "%s", "units": 1, "amount": "39.90", "currency": "NOK"}]}""".formatted(now, BREAD)).status();
    }

    private boolean isApplied(Product chain, int till, int last) {
        return IntStream.rangeClosed(1, last).allMatch(sequence -> chain.get(till(chain, till, sequence)).body().path("status").asText().equals("APPLIED"));
    }

    private String till(Product chain, int till, int sequence) {
        return chain.gateway() + "/v1/stores/" + STORE + "/tills/" + till + "/transactions/" + now.minusHours(4).toLocalDate() + "/" + sequence;
    }

    private static int onHand(Product chain) {
        return chain.get(chain.ledger() + "/v1/stores/" + STORE + "/stock/" + BREAD).body().path("onHand").asInt();
    }

    private static void assertOk(Product.Answer answer) {
        assertThat(answer.status()).describedAs(String.valueOf(answer.body())).isBetween(200, 299);
    }
}
