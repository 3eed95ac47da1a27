package io.restock.border.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Channel;
import io.restock.contracts.access.Role;
import io.restock.contracts.access.Scope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Who asks")
class CallerTest {
    private static final Gln STORE = new Gln("7080001000011");
    private static final Gln ELSEWHERE = new Gln("7080001000028");
    private static final Gln CENTER = new Gln("7080002000010");

    @ParameterizedTest
    @EnumSource
    void an_auditor_reads_everything_and_changes_nothing(Action action) {
        var auditor = new Caller("ann", Set.of(Role.AUDITOR), Scope.ALL, Scope.ALL, Scope.ALL, Channel.REST);
        if (action.reads()) {
            assertThatCode(() -> auditor.mustBeAllowed(action)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> auditor.mustBeAllowed(action)).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("ann may not " + action.sentence()).hasMessageContaining("the token names auditor");
        }
    }

    @Test
    void a_token_that_names_stores_is_for_those_alone() {
        var till = new Caller("till-4", Set.of(Role.TILL), Scope.of(List.of(STORE.digits())), Scope.NONE, Scope.of(List.of("4")), Channel.REST);
        assertThatCode(() -> till.mustSpeakForTill(STORE, "4")).doesNotThrowAnyException();
        assertThatThrownBy(() -> till.mustSpeakForTill(STORE, "5")).isInstanceOf(ProblemException.class).hasMessage("till-4 may not speak for till 5: the token's \"till\" are 4");
        assertThatThrownBy(() -> till.mustSpeakFor(ELSEWHERE)).isInstanceOf(ProblemException.class).hasMessageContaining("may not speak for store " + ELSEWHERE);
        assertThatThrownBy(() -> till.mustSpeakForAllStores("set prices")).isInstanceOf(ProblemException.class);
    }

    @Test
    void what_a_token_does_not_name_is_none_of_it() {
        var nobody = new Caller("ann", Set.of(Role.STORE, Role.DC), Scope.of(List.of()), Scope.NONE, Scope.NONE, Channel.REST);
        assertThatThrownBy(() -> nobody.mustSpeakFor(STORE)).isInstanceOf(ProblemException.class).hasMessageContaining("are none");
        assertThatThrownBy(() -> nobody.mustSpeakForDc(CENTER)).isInstanceOf(ProblemException.class).hasMessageContaining("\"dcs\" are none");
        assertThat(Scope.of(List.of("*")).holds(STORE.digits())).isTrue();
    }

    @Test
    void what_goes_from_a_center_to_a_store_is_seen_from_either() {
        var center = new Caller("dan", Set.of(Role.DC), Scope.NONE, Scope.of(List.of(CENTER.digits())), Scope.NONE, Channel.REST).sight();
        assertThatCode(() -> center.mustHold(STORE.digits(), CENTER.digits())).doesNotThrowAnyException();
        assertThatThrownBy(() -> center.mustHold(STORE.digits(), ELSEWHERE.digits())).isInstanceOf(ProblemException.class)
                .hasMessageContaining("nor for distribution center " + ELSEWHERE);
        assertThatThrownBy(() -> center.mustHold(STORE.digits(), null)).isInstanceOf(ProblemException.class);
        assertThat(center.isOfAll()).isFalse();
    }

    @Test
    void roles_are_written_in_small_letters_and_other_words_are_none() {
        assertThat(Role.named("merchandiser")).contains(Role.MERCHANDISER);
        assertThat(Role.named("king")).isEmpty();
    }
}
