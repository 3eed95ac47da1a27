package io.restock.local.testing;

import io.restassured.RestAssured;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Tokens of an issuer that tests are themselves, and services under test trust. */
public final class TestTokens {
    private static final Path KEYS = Path.of("target", "keys").toAbsolutePath();
    private static final String HEADER = "Authorization";

    private TestTokens() {}

    /** Where a service finds the keys. */
    public static String keys() {
        issuer();
        return KEYS.resolve(LocalKeys.PUBLIC).toUri().toString();
    }

    /** Where the service that gives tills their tokens finds what signs them. */
    static String signer() {
        return LocalKeys.signerIn(KEYS).toString();
    }

    /** Of someone who may do everything. */
    public static String everything() {
        return ofChain(LocalToken.ROLES);
    }

    /** Of someone who speaks for all of the chain. */
    public static String ofChain(List<String> roles) {
        return of(LocalToken.ofChain("tester", roles));
    }

    public static String of(LocalToken token) {
        return of(token, Duration.ofHours(1));
    }

    /** @param lifetime from now; negative: it has ended */
    public static String of(LocalToken token, Duration lifetime) {
        return token.sign(issuer(), Clock.systemUTC(), lifetime);
    }

    /** From now on REST Assured asks with {@link #everything} where a test names no other token. */
    static void goWithEveryRequest() {
        String token = "Bearer " + everything();
        RestAssured.replaceFiltersWith((request, response, others) -> {
            if (!request.getHeaders().hasHeaderWithName(HEADER)) {
                request.header(HEADER, token);
            }
            return others.next(request, response);
        });
    }

    private static LocalKeys issuer() {
        try {
            return LocalKeys.in(KEYS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
