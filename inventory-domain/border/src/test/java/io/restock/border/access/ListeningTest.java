package io.restock.border.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A service that starts")
class ListeningTest {
    private static final Optional<String> SET = Optional.of("set");

    @Test
    void listens_to_others_only_if_it_knows_whose_tokens_to_trust() {
        assertThatThrownBy(() -> Listening.mustKnowAnIssuer("0.0.0.0", Optional.empty(), SET)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("quarkus.http.host is 0.0.0.0").hasMessageContaining("mp.jwt.verify.issuer");
        assertThatThrownBy(() -> Listening.mustKnowAnIssuer("0.0.0.0", SET, Optional.empty())).isInstanceOf(IllegalStateException.class);
        assertThatCode(() -> Listening.mustKnowAnIssuer("0.0.0.0", SET, SET)).doesNotThrowAnyException();
    }

    @Test
    void lets_its_own_machine_in_to_hear_that_no_token_is_good() {
        assertThatCode(() -> Listening.mustKnowAnIssuer("127.0.0.1", Optional.empty(), Optional.empty())).doesNotThrowAnyException();
        assertThatCode(() -> Listening.mustKnowAnIssuer("::1", Optional.empty(), Optional.empty())).doesNotThrowAnyException();
    }
}
