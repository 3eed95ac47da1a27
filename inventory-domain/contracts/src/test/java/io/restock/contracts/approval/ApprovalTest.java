package io.restock.contracts.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.access.Action;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Channel;
import io.restock.contracts.access.Role;
import io.restock.contracts.approval.Approval.Decision;
import io.restock.contracts.approval.Approval.Noted;
import io.restock.contracts.approval.Approval.Status;
import io.restock.contracts.approval.Approval.Undecidable;
import io.restock.contracts.approval.ApprovalEvent.Approved;
import io.restock.contracts.approval.ApprovalEvent.Done;
import io.restock.contracts.approval.ApprovalEvent.Failed;
import io.restock.contracts.approval.ApprovalEvent.Lapsed;
import io.restock.contracts.approval.ApprovalEvent.Refused;
import io.restock.contracts.approval.ApprovalEvent.Requested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A request that a second person has to look at")
class ApprovalTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LAPSES = NOON.plus(Duration.ofHours(72));
    private static final Author ANN = new Author("ann", Role.STORE, Channel.REST);
    private static final Author BOB = new Author("bob", Role.STORE, Channel.REST);
    private static final Author ITSELF = Author.system("ledger");
    private static final Noted ASKED = new Noted(new Requested(Asked.of(Action.REPORT_STOCK, List.of("7080001000011"), "StockAdjustment", "7080001000011", "a1", "content",
            Map.of("units", -40)), "it is worth 4000 NOK, more than 1000 NOK", NOON, LAPSES), ANN);

    @Test
    void is_approved_by_another_person_and_done_in_the_name_of_both() {
        assertThat(after().decided(Decision.APPROVE, "seen", BOB, NOON)).contains(new Approved("seen", NOON));
        var done = after(new Noted(new Approved("seen", NOON), BOB), new Noted(new Done("/v1/there", NOON), ITSELF));
        assertThat(done.status()).isEqualTo(Status.DONE);
        assertThat(done.result()).isEqualTo("/v1/there");
        assertThat(done.author()).isEqualTo(ANN.approvedBy(BOB));
        assertThat(done.history()).extracting(Approval.Step::what).containsExactly("Requested", "Approved", "Done");
    }

    @Test
    void is_not_approved_by_who_asked_for_it_whatever_that_one_is_today_but_can_be_taken_back() {
        var annAsOperator = new Author("ann", Role.OPERATOR, Channel.PAGE);
        assertThatThrownBy(() -> after().decided(Decision.APPROVE, "mine", annAsOperator, NOON)).isInstanceOfSatisfying(Undecidable.class,
                e -> assertThat(e.isOwnRequest()).isTrue()).hasMessageContaining("another person has to look at it");
        assertThat(after().decided(Decision.REFUSE, "a slip", ANN, NOON)).contains(new Refused("a slip", NOON));
    }

    @Test
    void is_decided_once() {
        var approved = after(new Noted(new Approved("seen", NOON), BOB));
        assertThat(approved.decided(Decision.APPROVE, "seen again", BOB, LAPSES)).as("the same, by the same").isEmpty();
        assertCannot(approved, Decision.REFUSE, BOB, "was approved by bob (store)");
        assertCannot(approved, Decision.APPROVE, new Author("carol", Role.STORE, Channel.REST), "was approved by bob (store)");
        var refused = after(new Noted(new Refused("too much", NOON), BOB));
        assertThat(refused.decided(Decision.REFUSE, "no", BOB, NOON)).isEmpty();
        assertCannot(refused, Decision.APPROVE, BOB, "was refused by bob (store): too much");
    }

    @Test
    void lapses_at_the_instant_that_it_says_and_not_before() {
        assertThat(after().isLapsedAt(LAPSES.minusNanos(1_000))).isFalse();
        assertThat(after().decided(Decision.APPROVE, "just in time", BOB, LAPSES.minusNanos(1_000))).isPresent();
        assertThat(after().isLapsedAt(LAPSES)).isTrue();
        assertCannot(after(), Decision.APPROVE, BOB, "lapsed at " + LAPSES);
        assertCannot(after(new Noted(new Lapsed(null, LAPSES), ITSELF)), Decision.APPROVE, BOB, "lapsed at " + LAPSES);
    }

    @Test
    void says_why_it_was_approved_and_not_done() {
        var failed = after(new Noted(new Approved("seen", NOON), BOB), new Noted(new Failed("its time was over", NOON), ITSELF));
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.ended()).isEqualTo("was approved and could not be done: its time was over");
    }

    @Test
    void is_known_by_its_key_or_by_its_content_where_it_is_asked_for() {
        var content = Map.of("amount", "9.90");
        var keyless = Asked.of(Action.KEEP_PRICES, List.of(), "Price", "07038010000010/chain", null, content, content);
        assertThat(keyless.lasting()).isFalse();
        assertThat(keyless).isEqualTo(Asked.of(Action.KEEP_PRICES, List.of(), "Price", "07038010000010/chain", null, content, content));
        var keyed = Asked.of(Action.KEEP_PRICES, List.of(), "Price", "07038010000010/chain", "k1", content, content);
        assertThat(keyed.identity()).isEqualTo("Price/07038010000010/chain/k1");
        assertThat(keyed.lasting()).isTrue();
        assertThat(keyed.digest()).isEqualTo(keyless.digest()).isNotEqualTo(Asked.of(Action.KEEP_PRICES, List.of(), "Price", "", "k1", Map.of("amount", "8"), content).digest());
    }

    private static void assertCannot(Approval approval, Decision decision, Author by, String sentence) {
        assertThatThrownBy(() -> approval.decided(decision, "why", by, LAPSES)).isInstanceOfSatisfying(Undecidable.class, e -> assertThat(e.isOwnRequest()).isFalse())
                .hasMessageContaining(sentence);
    }

    private static Approval after(Noted... more) {
        var events = new ArrayList<>(List.of(ASKED));
        events.addAll(List.of(more));
        return Approval.of(7, events);
    }
}
