package io.restock.border.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.Gln;
import io.restock.contracts.Role;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Who asks")
class CallerTest {
    private static final Gln STORE = new Gln("7080001000011");
    private static final Gln ELSEWHERE = new Gln("7080001000028");

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "AUDITOR", mode = EnumSource.Mode.EXCLUDE)
    void an_auditor_reads_what_others_write_and_changes_nothing(Role writer) {
        var auditor = new Caller("ann", Set.of(), Set.of(Role.AUDITOR));
        assertThatCode(() -> auditor.mustReadOf(STORE, writer)).doesNotThrowAnyException();
        assertThatThrownBy(() -> auditor.mustSpeakFor(STORE, writer)).isInstanceOf(ProblemException.class).hasMessageContaining("needs one of the roles " + writer);
    }

    @Test
    void a_token_that_names_stores_is_for_those_alone_to_read_and_to_write() {
        var till = new Caller("till-4", Set.of(STORE.digits()), Set.of(Role.TILL));
        assertThatCode(() -> till.mustSpeakFor(STORE, Role.TILL)).doesNotThrowAnyException();
        assertThatThrownBy(() -> till.mustSpeakFor(ELSEWHERE, Role.TILL)).isInstanceOf(ProblemException.class).hasMessageContaining("may not speak for store");
        assertThatThrownBy(() -> till.mustReadOf(ELSEWHERE, Role.TILL)).isInstanceOf(ProblemException.class);
    }

    @Test
    void roles_are_written_in_small_letters_and_other_words_are_none() {
        assertThat(Role.named("merchandiser")).contains(Role.MERCHANDISER);
        assertThat(Role.named("king")).isEmpty();
    }
}
