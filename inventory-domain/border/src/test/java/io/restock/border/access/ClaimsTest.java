package io.restock.border.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.access.Channel;
import io.restock.contracts.access.Role;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a token says of its owner")
class ClaimsTest {
    private static final String PROVIDER = "https://login.chain.example";
    private static final String NESTED = """
            {"iss": "%s", "sub": "6a1f", "preferred_username": "ann", "groups": ["operator"], "stores": ["*"],
             "realm_access": {"roles": ["store", "offline_access"]}, "resource_access": {"restock": {"roles": "dc"}},
             "https://chain.example/scope": {"stores": ["7080001000011"], "dcs": "7080002000010"}}""";

    @Test
    void stands_where_tokens_of_ours_have_it() throws Exception {
        var till = configured().caller(token("""
                {"iss": "https://restock.local", "sub": "till 4", "roles": ["till"], "stores": ["7080001000011"], "till": ["4"]}"""), Channel.REST);
        assertThat(till.roles()).containsExactly(Role.TILL);
        assertThat(till.stores().named()).containsExactly("7080001000011");
        assertThat(till.tills().named()).containsExactly("4");
        assertThat(till.dcs().named()).isEmpty();
    }

    @Test
    void stands_where_its_issuer_has_it_and_nowhere_else() throws Exception {
        var ann = configured().caller(token(NESTED.formatted(PROVIDER)), Channel.REST);
        assertThat(ann.name()).isEqualTo("ann");
        assertThat(ann.roles()).as("groups are not asked").containsExactly(Role.STORE, Role.DC);
        assertThat(ann.stores().all()).as("the claim stores is not asked").isFalse();
        assertThat(ann.stores().named()).containsExactly("7080001000011");
        assertThat(ann.dcs().named()).containsExactly("7080002000010");
        assertThat(ann.tills().named()).isEmpty();
    }

    @Test
    void is_nothing_where_the_way_to_it_leads_nowhere() throws Exception {
        var lost =
                new Claims(Optional.of(PROVIDER), Optional.of(List.of("groups/roles", "realm_access")), Optional.of("resource_access"), Optional.of("sub/dcs"), Optional.empty());
        var ann = lost.caller(token(NESTED.formatted(PROVIDER)), Channel.REST);
        assertThat(ann.roles()).isEmpty();
        assertThat(ann.stores().named()).isEmpty();
        assertThat(ann.dcs().named()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/roles", "realm_access//roles", "realm_access/", "\"https://chain.example/roles", "a\"b\""})
    void cannot_be_looked_for_by_what_is_no_path(String path) {
        assertThatThrownBy(() -> ClaimPath.of(path)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("restock.claims").hasMessageContaining("realm_access/roles");
    }

    private static Claims configured() {
        return new Claims(Optional.of(PROVIDER), Optional.of(List.of("realm_access/roles", "resource_access/restock/roles")),
                Optional.of("\"https://chain.example/scope\"/stores"), Optional.of("\"https://chain.example/scope\"/dcs"), Optional.empty());
    }

    private static DefaultJWTCallerPrincipal token(String claims) throws InvalidJwtException {
        return new DefaultJWTCallerPrincipal(JwtClaims.parse(claims));
    }
}
