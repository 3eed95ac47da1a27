package io.restock.border.access;

import static org.assertj.core.api.Assertions.assertThat;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restock.contracts.access.Channel;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A token")
class TokenCheckTest {
    private static final LocalToken TILL = new LocalToken("till-4", List.of("till"), List.of("7080001000011"), List.of(), List.of("4"));
    private static final LocalToken ANN = LocalToken.ofChain("ann", List.of("store"));

    private static final Claims OWN = new Claims(Optional.of(LocalKeys.ISSUER), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void of_the_issuer_is_let_in_with_what_it_says() throws Exception {
        var caller = OWN.caller(parse(check("restock"), TILL, Duration.ofHours(1)), Channel.REST);
        assertThat(caller.name()).isEqualTo("till-4");
        assertThat(caller.stores().named()).containsExactly("7080001000011");
        assertThat(caller.dcs().named()).isEmpty();
        assertThat(caller.tills().named()).containsExactly("4");
        String ann = ANN.sign(LocalKeys.in(folder), Clock.systemUTC(), Duration.ofHours(1));
        assertThat(check("restock").parse(ann, new JWTAuthContextInfo()).getRawToken()).as("to ask others with").isEqualTo(ann);
    }

    @Test
    void that_has_ended_or_lasts_too_long_is_not() {
        refused(check("restock"), ANN, Duration.ofHours(-1), "the token has ended");
        refused(check("restock"), ANN, Duration.ofDays(32), "valid for 32 days");
        refused(check("restock"), TILL, Duration.ofDays(401), "valid for 401 days");
    }

    @Test
    void of_a_till_may_last_longer() throws Exception {
        assertThat(parse(check("restock"), TILL, Duration.ofDays(399)).getName()).isEqualTo("till-4");
    }

    /** What it is let in for would have no author. */
    @Test
    void of_a_name_that_cannot_be_written_down_is_not() {
        refused(check("restock"), LocalToken.ofChain("ann\nbob", List.of("store")), Duration.ofHours(1), "1 to 200 printable characters");
        refused(check("restock"), LocalToken.ofChain("x".repeat(201), List.of("store")), Duration.ofHours(1), "1 to 200 printable characters");
    }

    @Test
    void that_is_meant_for_another_system_is_not() {
        refused(check("payroll"), ANN, Duration.ofHours(1), "meant for another system");
    }

    @Test
    void that_somebody_has_changed_is_not() throws Exception {
        String[] parts = ANN.sign(LocalKeys.in(folder), Clock.systemUTC(), Duration.ofHours(1)).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("store", "operator");
        String forged = parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "." + parts[2];
        assertThatThrownBy(() -> check("restock").parse(forged, new JWTAuthContextInfo())).isInstanceOf(ParseException.class).hasMessageContaining("signature");
        String unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "." + parts[1] + ".";
        assertThatThrownBy(() -> check("restock").parse(unsigned, new JWTAuthContextInfo())).isInstanceOf(ParseException.class);
    }

    @Test
    void of_the_key_before_counts_until_that_key_is_withdrawn() throws Exception {
        String before = ANN.sign(LocalKeys.in(folder), Clock.systemUTC(), Duration.ofHours(1));
        LocalKeys.replace(folder, false);
        assertThat(check("restock").parse(before, new JWTAuthContextInfo()).getName()).isEqualTo("ann");
        assertThat(parse(check("restock"), ANN, Duration.ofHours(1)).getName()).isEqualTo("ann");
        LocalKeys.replace(folder, true);
        assertThatThrownBy(() -> check("restock").parse(before, new JWTAuthContextInfo())).isInstanceOf(ParseException.class)
                .hasMessageContaining("ask for another one").hasMessageNotContaining(before.substring(before.lastIndexOf('.') + 1)).hasNoCause();
    }

    @Test
    void where_no_issuer_is_known_is_never_good() throws Exception {
        String token = ANN.sign(LocalKeys.in(folder), Clock.systemUTC(), Duration.ofHours(1));
        var nobody = new TokenCheck(Optional.empty(), Optional.empty(), List.of("restock"), Optional.empty(), Optional.empty(), Duration.ofDays(31), Duration.ofDays(400));
        assertThatThrownBy(() -> nobody.parse(token, new JWTAuthContextInfo())).isInstanceOf(ParseException.class).hasMessageContaining("trusts no issuer");
    }

    @Test
    void is_checked_by_the_keys_that_are_published_now() throws Exception {
        var check = check("restock");
        parse(check, ANN, Duration.ofHours(1));
        var keys = LocalKeys.replace(folder, true);
        Files.setLastModifiedTime(folder.resolve(LocalKeys.PUBLIC), FileTime.from(Instant.now().plusSeconds(5)));
        await().atMost(PATIENCE).ignoreExceptions()
                .until(() -> check.parse(ANN.sign(keys, Clock.systemUTC(), Duration.ofHours(1)), new JWTAuthContextInfo()).getName().equals("ann"));
    }

    @Test
    void of_a_key_that_was_published_just_now_is_good_at_once() throws Exception {
        var check = check("restock");
        parse(check, ANN, Duration.ofHours(1));
        for (int time = 0; time < 5; time++) {
            var keys = LocalKeys.replace(folder, false);
            assertThat(check.parse(ANN.sign(keys, Clock.systemUTC(), Duration.ofHours(1)), new JWTAuthContextInfo()).getName()).isEqualTo("ann");
        }
    }

    private void refused(TokenCheck check, LocalToken token, Duration lifetime, String reason) {
        assertThatThrownBy(() -> parse(check, token, lifetime)).isInstanceOf(ParseException.class).hasMessageContaining(reason);
    }

    private JsonWebToken parse(TokenCheck check, LocalToken token, Duration lifetime) throws IOException, ParseException {
        return check.parse(token.sign(LocalKeys.in(folder), Clock.systemUTC(), lifetime), new JWTAuthContextInfo());
    }

    private TokenCheck check(String audience) {
        return new TokenCheck(Optional.of(LocalKeys.ISSUER), Optional.of(keys()), List.of(audience), Optional.empty(), Optional.empty(), Duration.ofDays(31),
                Duration.ofDays(400));
    }

    private String keys() {
        try {
            LocalKeys.in(folder);
            return folder.resolve(LocalKeys.PUBLIC).toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
