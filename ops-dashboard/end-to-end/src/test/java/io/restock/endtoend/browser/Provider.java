package io.restock.endtoend.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restock.contracts.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * An identity provider as OpenID Connect Core 1.0, PKCE (RFC 7636), RP-initiated logout and back-channel logout describe it, with one person, who needs no password. It
 * speaks at {@code localhost} while the dashboard is at {@code 127.0.0.1}: to a browser that is another site.
 */
final class Provider implements AutoCloseable {
    static final String CLIENT = "restock-dashboard";
    static final String SECRET = "a secret that only the dashboard and its provider know";

    private final HttpServer server;
    private final String issuer;
    private final RsaJsonWebKey key;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile String audience = "restock";
    private volatile int accessSeconds = 300;
    private volatile String session = "";
    private volatile int refreshed;

    private Provider(HttpServer server, RsaJsonWebKey key) {
        this.server = server;
        this.issuer = "http://localhost:" + server.getAddress().getPort();
        this.key = key;
    }

    static Provider start() throws IOException, JoseException {
        var key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(UUID.randomUUID().toString());
        var provider = new Provider(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), key);
        provider.server.createContext("/.well-known/openid-configuration", provider::discovery);
        provider.server.createContext("/keys", provider::keys);
        provider.server.createContext("/authorize", provider::authorize);
        provider.server.createContext("/token", provider::token);
        provider.server.createContext("/logout", provider::logout);
        provider.server.start();
        return provider;
    }

    List<String> asSettings() {
        return List.of("-Dquarkus.oidc.tenant-enabled=true", "-Dquarkus.oidc.auth-server-url=" + issuer, "-Dquarkus.oidc.client-id=" + CLIENT,
                "-Dquarkus.oidc.credentials.secret=" + SECRET, "-Dmp.jwt.verify.issuer=" + issuer, "-Dmp.jwt.verify.publickey.location=" + issuer + "/keys");
    }

    /** For whom access tokens are meant from now on. */
    void meansTokensFor(String system) {
        audience = system;
    }

    void letsAccessLast(int seconds) {
        accessSeconds = seconds;
    }

    int refreshed() {
        return refreshed;
    }

    /** Tells the dashboard, behind the browser's back, that the person has left. */
    int endsSessionAt(URI dashboard) throws IOException, InterruptedException, JoseException {
        var leaving = claims(CLIENT, 60);
        leaving.setStringClaim("sid", session);
        leaving.setClaim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(dashboard.resolve("/logout/back-channel")).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + signed(leaving))).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(exchange, Map.of("issuer", issuer, "authorization_endpoint", issuer + "/authorize", "token_endpoint", issuer + "/token", "jwks_uri", issuer + "/keys",
                "end_session_endpoint", issuer + "/logout", "response_types_supported", List.of("code"), "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256")));
    }

    private void keys(HttpExchange exchange) throws IOException {
        answer(exchange, Json.MAPPER.readTree(new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        session = UUID.randomUUID().toString();
        codes.put(code, asked);
        send(exchange, asked.get("redirect_uri") + "?code=" + code + "&state=" + URLEncoder.encode(asked.get("state"), UTF_8));
    }

    private void token(HttpExchange exchange) throws IOException {
        var asked = parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        boolean isRefresh = "refresh_token".equals(asked.get("grant_type"));
        var begun = isRefresh ? Map.<String, String>of() : codes.remove(asked.get("code"));
        if (begun == null || !isRefresh && !challenge(asked.get("code_verifier")).equals(begun.get("code_challenge"))) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        if (isRefresh) {
            refreshed++;
        }
        try {
            answer(exchange, Map.of("token_type", "Bearer", "expires_in", accessSeconds, "access_token", signed(access()), "id_token", signed(identity(begun)),
                    "refresh_token", UUID.randomUUID().toString()));
        } catch (JoseException e) {
            throw new IOException(e);
        }
    }

    private void logout(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        send(exchange, asked.get("post_logout_redirect_uri") + "?state=" + asked.get("state"));
    }

    private JwtClaims access() {
        var claims = claims(audience, accessSeconds);
        claims.setStringListClaim("groups", "store", "merchandiser", "operator");
        claims.setStringListClaim("stores", "*");
        return claims;
    }

    private JwtClaims identity(Map<String, String> begun) {
        var claims = claims(CLIENT, 300);
        claims.setStringClaim("sid", session);
        if (begun.containsKey("nonce")) {
            claims.setStringClaim("nonce", begun.get("nonce"));
        }
        return claims;
    }

    private JwtClaims claims(String meantFor, int seconds) {
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(meantFor);
        claims.setSubject("ann");
        claims.setIssuedAtToNow();
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() + seconds));
        claims.setGeneratedJwtId();
        return claims;
    }

    private String signed(JwtClaims claims) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        return signature.getCompactSerialization();
    }

    private static String challenge(String verifier) throws IOException {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    private static Map<String, String> parameters(String form) {
        return Arrays.stream(form.split("&")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static void answer(HttpExchange exchange, Object content) throws IOException {
        byte[] body = Json.MAPPER.writeValueAsBytes(content);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void send(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
