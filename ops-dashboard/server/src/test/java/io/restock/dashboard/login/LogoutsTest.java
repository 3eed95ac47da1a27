package io.restock.dashboard.login;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.border.access.Revocations;
import io.restock.contracts.access.Revocation;
import io.restock.local.testing.EngineTestResource;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What dashboards say to each other of who has left")
class LogoutsTest {
    @Inject
    Logouts logouts;
    @Inject
    Sessions sessions;
    @Inject
    Revocations revocations;

    @Test
    void is_of_one_token_by_its_number_and_by_its_content_where_it_has_none() {
        var left = token("t-" + UUID.randomUUID(), null, "left");
        var nameless = token(null, null, "nameless");
        sessions.end(left);
        sessions.end(nameless);
        assertThat(sessions.lasts(left)).isFalse();
        assertThat(sessions.lasts(nameless)).isFalse();
        assertThat(sessions.lasts(token("t-" + UUID.randomUUID(), null, "other"))).isTrue();
        assertThat(sessions.lasts(token(null, null, "another without a number"))).isTrue();
    }

    @Test
    void is_of_every_token_of_a_session_with_the_provider() {
        String session = UUID.randomUUID().toString();
        sessions.end(token("before", session, "before"));
        assertThat(sessions.lasts(token("renewed", session, "renewed"))).isFalse();
        assertThat(sessions.lasts(token("of another", UUID.randomUUID().toString(), "of another"))).isTrue();
    }

    @Test
    void is_forgotten_when_the_tokens_have_ended_by_themselves() {
        String soon = Revocation.token("soon-" + UUID.randomUUID());
        logouts.publish(soon, Instant.now().plusSeconds(2), "ann");
        await().atMost(PATIENCE).until(() -> revocations.longGone().contains(soon));
        await().atMost(PATIENCE).until(() -> {
            logouts.publish(Revocation.token("later"), Instant.now().plusSeconds(3_600), "bob");
            return !revocations.longGone().contains(soon);
        });
    }

    private static JsonWebToken token(String number, String session, String content) {
        var claims = new JwtClaims();
        claims.setSubject("ann");
        claims.setIssuedAt(NumericDate.now());
        claims.setExpirationTimeMinutesInTheFuture(60);
        claims.setClaim(Claims.raw_token.name(), content);
        if (number != null) {
            claims.setJwtId(number);
        }
        if (session != null) {
            claims.setStringClaim(Revocations.SESSION, session);
        }
        return new DefaultJWTCallerPrincipal(claims);
    }
}
