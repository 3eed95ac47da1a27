package io.restock.journal;

import static io.restock.journal.JournalTables.number;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.restock.contracts.access.Author;
import io.restock.contracts.access.Channel;
import io.restock.contracts.operations.Quarantine.Ending;
import io.restock.contracts.operations.Quarantine.Quarantined;
import io.restock.contracts.operations.Quarantine.Refused;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What cannot be taken from a topic")
class PutAsideTest extends TopicTaking {
    private static final Author KARI = new Author("Kari", null, Channel.REST);
    private static final Author OLA = new Author("Ola", null, Channel.REST);

    @Test
    void a_position_that_its_writer_sends_again_is_taken_once() {
        send(1, 10, 1);
        send(1, 12, 6);
        consume(new Journaling());
        awaitJournaled(12);
        send(1, 14, 9);
        awaitJournaled(14);
        assertThat(number(database, "select max(source_position) from trial.cursor")).isEqualTo(14);
    }

    @Test
    void what_claims_a_position_that_no_relay_gave_it_is_put_aside_and_the_others_go_on() {
        gapFree = true;
        send(1, 10, 1);
        for (String claimed : List.of("9223372036854775807", "many", "", "-1", "9223372036854775808")) {
            claim(1, claimed);
        }
        send(1, 20, 11);
        consume(new Journaling());
        awaitJournaled(20);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(aside()).hasSize(5).allSatisfy(reason -> assertThat(reason).contains("after position 10")));
        assertThat(consumer.trouble()).isEmpty();
    }

    @Test
    void nothing_behind_a_gap_of_positions_is_taken_until_it_is_closed() throws Exception {
        gapFree = true;
        send(1, 10, 1);
        send(1, 30, 15);
        AutoCloseable first = consume(new Journaling());
        awaitGap("position 11 is missing from " + in);
        first.close();
        running.remove(first);
        send(1, 40, 31);
        consume(new Journaling());
        awaitGap("position 11 is missing from " + in);
        assertThat(number(database, "select count(*) from trial.journal")).isEqualTo(10);
        assertThat(number(database, "select max(kafka_offset) from trial.cursor")).isEqualTo(10);
        send(1, 45, 11);
        awaitJournaled(45);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).isEmpty());
        assertThat(number(database, "select max(source_position) from trial.cursor")).isEqualTo(45);
        assertThat(number(database, "select max(kafka_offset) from trial.cursor")).isEqualTo(10 + 16 + 10 + 35);
    }

    @Test
    void a_record_that_claims_a_place_further_on_is_put_aside_once_the_right_one_comes() {
        gapFree = true;
        send(1, 10, 1);
        claim(1, "5000");
        send(1, 20, 11);
        consume(new Journaling());
        awaitJournaled(20);
        assertThat(aside()).containsExactly("position 5000 came too early: position 11 is missing from " + in + " partition "
                + number(database, "select partition from trial.cursor where source_position > 0"));
    }

    @Test
    void a_record_that_cannot_be_applied_is_found_and_put_aside_whole_and_those_around_it_are_taken() {
        send(400);
        consume(new Picky("{\"n\":137}", "{\"n\":138}", "{\"n\":399}"));
        awaitJournaled(397);
        awaitRelayed(397);
        assertDense();
        await().atMost(PATIENCE).until(() -> aside().size() == 3);
        assertThat(quarantine((_, _, _) -> {}).list(false, 0, 10)).hasSize(3).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo(in);
            assertThat(record.reason()).contains("has never heard of " + record.value());
        }).extracting(Quarantined::key, Quarantined::value).containsExactlyInAnyOrder(
                tuple("key-17", "{\"n\":137}"), tuple("key-18", "{\"n\":138}"), tuple("key-19", "{\"n\":399}"));
        assertThat(consumer.trouble()).isEmpty();
    }

    @Test
    void what_was_put_aside_is_applied_once_when_it_can_be_or_let_go_by_a_person() {
        var picky = new Picky("{\"n\":7}", "{\"n\":8}");
        send(20);
        consume(picky);
        awaitJournaled(18);
        var quarantine = quarantine((record, _, ended) -> consumer.again(record, ended));
        await().atMost(PATIENCE).until(() -> quarantine.waiting() == 2);
        Quarantined seven = waiting(quarantine, "{\"n\":7}");
        Quarantined eight = waiting(quarantine, "{\"n\":8}");
        assertThatThrownBy(() -> quarantine.replay(seven.id(), null, KARI)).isInstanceOf(Refused.class).hasMessageContaining("has never heard of {\"n\":7}");
        assertThat(quarantine.waiting()).isEqualTo(2);

        picky.unheard.clear();
        assertThat(quarantine.replay(seven.id(), null, KARI)).hasValueSatisfying(ended -> assertThat(ended.endedBy()).isEqualTo("Kari"));
        assertThat(quarantine.replay(seven.id(), null, KARI)).isEmpty();
        assertThat(quarantine.dismiss(eight.id(), "a trial", OLA)).hasValueSatisfying(ended -> assertThat(ended.note()).isEqualTo("a trial"));
        assertThat(quarantine.dismiss(eight.id(), "a trial", OLA)).isEmpty();

        awaitRelayed(19);
        assertThat(number(database, "select count(*) from trial.journal where key = 'key-7'")).isEqualTo(1);
        assertThat(quarantine.list(true, 0, 10)).extracting(Quarantined::ended).containsExactlyInAnyOrder(Ending.REPLAYED, Ending.DISMISSED);
        assertThat(number(database, "select count(*) from trial.deed where name = 'Kari' and kind = 'QUARANTINE_REPLAYED' or name = 'Ola' and kind = 'QUARANTINE_DISMISSED'"))
                .isEqualTo(number(database, "select count(*) from trial.deed")).isEqualTo(2);
        send(10);
        awaitJournaled(29);
        assertDense();
    }

    private void awaitGap(String reason) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).hasValueSatisfying(
                trouble -> assertThat(trouble).startsWith("the order of " + in).contains(reason)));
    }

    private static Quarantined waiting(JournalQuarantine quarantine, String value) {
        return quarantine.list(false, 0, 10).stream().filter(record -> record.value().equals(value)).findFirst().orElseThrow();
    }

    /** Has never heard of some values, and says so each time. */
    private final class Picky extends Journaling {
        private final Set<String> unheard;

        Picky(String... unheard) {
            this.unheard = ConcurrentHashMap.newKeySet();
            this.unheard.addAll(List.of(unheard));
        }

        @Override
        public void apply(BatchTransaction batch) throws SQLException {
            super.apply(batch);
            batch.records().stream().map(record -> new String(record.value(), StandardCharsets.UTF_8)).filter(unheard::contains).findFirst().ifPresent(value -> {
                throw new IllegalStateException("has never heard of " + value);
            });
        }
    }
}
