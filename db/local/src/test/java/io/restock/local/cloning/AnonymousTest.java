package io.restock.local.cloning;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.Condition;
import io.restock.contracts.store.StoreRecord.CenterCallOff;
import io.restock.contracts.store.StoreRecord.CenterReceipt;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.ReceivedLine;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord.ReturnElsewhere;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferArrival;
import io.restock.contracts.store.StoreRecord.TransferCallOff;
import io.restock.contracts.store.StoreRecord.TransferCancellation;
import io.restock.contracts.store.StoreRecord.TransferNotice;
import io.restock.contracts.store.StoreRecord.TransferReceipt;
import io.restock.contracts.store.StoreRecord.TransferReturn;
import io.restock.contracts.store.StoreRecord.TransferredLine;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import io.restock.contracts.store.TransactionLine.Return;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A record under pseudonyms")
class AnonymousTest {
    private static final Gln STORE = new Gln("7080001000011");
    private static final Gln OTHER = new Gln("7080002000010");
    private static final Gtin MILK = new Gtin("07038010000010");
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-02T12:00:00+01:00");
    private static final LineId SALE = LineId.of("2026-03-01/till-no-4/17/2");
    private static final LineId BACK = LineId.of("2026-03-02/till-no-9/18/1");
    private static final Sscc SSCC = Sscc.of(OTHER, 42);

    private final Anonymous anonymous = new Anonymous(new Pseudonyms("a secret"));

    @Test
    void names_neither_stores_nor_tills_nor_people() {
        List<StoreRecord> records = List.of(
                new RetailTransaction(STORE, "till-no-9", LocalDate.of(2026, 3, 2), 18, NOON, NOON.toInstant(), "as sent", List.of(new Return(1, MILK, 1,
                        BigDecimal.ONE, "NOK", null, Disposition.SELLABLE, new OriginalSale(OTHER, SALE)))),
                new StockCount(STORE, "annes-count", "as sent", NOON, List.of(new CountedLine(MILK, 3))),
                new StockTransfer(STORE, "annes-transfer", "as sent", NOON, OTHER, List.of(new CountedLine(MILK, 3)), null),
                new TransferArrival(STORE, OTHER + "/" + MILK + "/annes-transfer", "as sent", NOON.toInstant(), OTHER, MILK, 3),
                new TransferNotice(STORE, OTHER + "/annes-transfer", "as sent", NOON.toInstant(), OTHER, "annes-transfer", List.of(new CountedLine(MILK, 3))),
                new TransferReceipt(STORE, "annes-arrival", "as sent", NOON, OTHER, "annes-transfer", List.of(new TransferredLine(MILK, 2, 1)), true),
                new ReturnElsewhere(STORE, OTHER + "/" + BACK, "as sent", NOON.toInstant(), OTHER, BACK, SALE, MILK, 1),
                new DeliveryReceipt(STORE, "annes-receipt", "as sent", NOON, SSCC, List.of(new ReceivedLine(MILK, 6, Condition.GOOD)), null, null));
        for (StoreRecord record : records) {
            String text = new String(StoreRecord.CODEC.write(anonymous.of(record).orElseThrow()), StandardCharsets.UTF_8);
            assertThat(text).doesNotContain(STORE.digits(), OTHER.digits(), "till-no", "annes", "as sent", SSCC.digits()).contains(MILK.digits(), "2026-03-02T1");
        }
    }

    @Test
    void a_store_is_the_same_store_everywhere_and_another_one_under_another_key() {
        var transfer = (StockTransfer) anonymous.of(new StockTransfer(STORE, "t", "d", NOON, OTHER, List.of(new CountedLine(MILK, 3)), null)).orElseThrow();
        var count = (StockCount) new Anonymous(new Pseudonyms("a secret")).of(new StockCount(OTHER, "c", "d", NOON, List.of())).orElseThrow();

        assertThat(transfer.to()).isEqualTo(count.store());
        assertThat(new Pseudonyms("another").of(OTHER)).isNotEqualTo(count.store());
    }

    @Test
    void a_transfer_arrives_under_the_identity_that_the_clones_ledger_gives_it() {
        var sent = (StockTransfer) anonymous.of(new StockTransfer(OTHER, "t/1", "d", NOON, STORE, List.of(new CountedLine(MILK, 3)), null)).orElseThrow();
        var arrived = (TransferArrival) anonymous.of(new TransferArrival(STORE, OTHER + "/" + MILK + "/t/1", "d", NOON.toInstant(), OTHER, MILK, 3)).orElseThrow();

        assertThat(arrived.identity()).isEqualTo(sent.store() + "/" + MILK + "/" + sent.identity());
        assertThat(arrived.store()).isEqualTo(sent.to());
    }

    @Test
    void what_people_wrote_of_a_cancellation_stays_behind() {
        var cancelled = new TransferCancellation(STORE, "annes-cancellation", "as sent", NOON.toInstant(), "annes-transfer", OTHER, "annes van broke down", true);
        String text = new String(StoreRecord.CODEC.write(anonymous.of(cancelled).orElseThrow()), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain(STORE.digits(), OTHER.digits(), "annes", "as sent").contains("\"lost\":true", "2026-03-02T1");
    }

    @Test
    void what_a_center_says_of_a_transfer_keeps_its_number_and_tells_nobody_of_whom() {
        var sent = (StockTransfer) anonymous.of(new StockTransfer(STORE, "annes-transfer", "d", NOON, OTHER, List.of(new CountedLine(MILK, 3)), true, true, "annes mistake"))
                .orElseThrow();
        assertThat(sent.toCenter()).isTrue();
        assertThat(sent.reason()).isNotNull().doesNotContain("anne");

        var came = (CenterReceipt) anonymous.of(new CenterReceipt(STORE, OTHER + "/annes-transfer/7", "as sent", NOON.toInstant(), OTHER, "annes-transfer",
                List.of(new TransferredLine(MILK, 2, 1)), true)).orElseThrow();
        assertThat(came.identity()).isEqualTo(sent.to() + "/" + sent.identity() + "/7");
        assertThat(came.dc()).isEqualTo(sent.to());
        assertThat(came.transfer()).isEqualTo(sent.identity());

        var off = (CenterCallOff) anonymous.of(new CenterCallOff(STORE, OTHER + "/annes-transfer/8", "as sent", NOON.toInstant(), OTHER, "annes-transfer", "annes van broke down",
                List.of(new CountedLine(MILK, 1)))).orElseThrow();
        assertThat(off.identity()).isEqualTo(sent.to() + "/" + sent.identity() + "/8");
        assertThat(off.reason()).doesNotContain("anne");
    }

    @Test
    void the_letters_of_a_transfer_that_travels_have_the_identity_that_the_clones_ledger_gives_them() {
        var sent = (StockTransfer) anonymous.of(new StockTransfer(OTHER, "t", "d", NOON, STORE, List.of(new CountedLine(MILK, 3)), true)).orElseThrow();
        String identity = sent.store() + "/" + sent.identity();
        List<CountedLine> lines = List.of(new CountedLine(MILK, 3));
        assertThat(sent.travels()).isTrue();
        assertThat(anonymous.of(new TransferNotice(STORE, OTHER + "/t", "d", NOON.toInstant(), OTHER, "t", lines)).orElseThrow())
                .isEqualTo(new TransferNotice(sent.to(), identity, Digest.of(identity), NOON.toInstant(), sent.store(), sent.identity(), lines));
        assertThat(anonymous.of(new TransferCallOff(STORE, OTHER + "/t", "d", NOON.toInstant(), OTHER, "t", true)).orElseThrow())
                .isEqualTo(new TransferCallOff(sent.to(), identity, Digest.of(identity), NOON.toInstant(), sent.store(), sent.identity(), true));
        String back = sent.to() + "/" + sent.identity();
        assertThat(anonymous.of(new TransferReturn(OTHER, STORE + "/t", "d", NOON.toInstant(), STORE, "t", lines)).orElseThrow())
                .isEqualTo(new TransferReturn(sent.store(), back, Digest.of(back), NOON.toInstant(), sent.to(), sent.identity(), lines));
    }

    @Test
    void a_despatch_advice_stays_behind_because_the_clones_center_has_sent_nothing() {
        assertThat(anonymous.of(new DespatchNotice(STORE, SSCC.digits(), "d", NOON.toInstant(), OTHER, SSCC, List.of(), null))).isEmpty();
    }
}
