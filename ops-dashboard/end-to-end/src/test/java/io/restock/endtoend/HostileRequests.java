package io.restock.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Requests that nobody means well, drawn from a seed: to operations that a service describes, with the names and shapes that it describes, so that they get
 * deep; and what is wrong with them is wrong in any of its places, or in the way it is sent.
 */
final class HostileRequests {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
    /** A browser listens to it for hours; how many may is tested elsewhere. */
    private static final String STREAM = "/api/stream";

    private static final List<String> WORDS =
            List.of("", " ", "\0", "'; drop schema ledger cascade; --", "' or '1'='1", "../../../../etc/passwd", "%s%n%x", "%00", "${jndi:ldap://127.0.0.1:1/x}",
                    "<script>alert(1)</script>", "milk\r\n10:00:00.000 INFO  forged", "\u001b[2J", "\ud800", "\ud83e\udd5b", "\u202eklim", "\uff17\uff10", "NaN", "null", "-1",
                    "1e400", "2026-02-30",
                    "+999999999-01-01T00:00:00Z", "9".repeat(50), "x".repeat(300), "x".repeat(3_000), "(".repeat(200), "\"\\\" AND * OR (");
    private static final List<String> NUMBERS =
            List.of("0", "-0", "1", "-1", "0.5", "2147483647", "2147483648", "-2147483648", "9223372036854775808", "1e308", "1e400", "1e999999999",
                    "-1e-400", "9".repeat(39), "9".repeat(5_000), "0x10", "01", "NaN");
    /** What a field or a part of an address is meant to hold, by the first of these that is a part of its name. */
    private static final List<Meant> MEANT = List.of(new Meant("item", HostileTest.MILK), new Meant("gtin", HostileTest.MILK), new Meant("gln", HostileTest.STORE, HostileTest.DC),
            new Meant("store", HostileTest.STORE), new Meant("dc", HostileTest.DC), new Meant("till", "4"), new Meant("date", "2026-03-02"), new Meant("limit", "1", "10", "1000"),
            new Meant("sequence", "1", "77"), new Meant("at", "2026-03-02T18:04:11+01:00", "2026-03-02T17:04:11Z"), new Meant("", "1", "2", "milk", "ANY"));

    private record Meant(String part, List<String> values) {
        Meant(String part, String... values) {
            this(part, List.of(values));
        }
    }

    private record Operation(String method, String path, List<String> parameters, JsonNode body) {}

    /** @param mayBreak whether the sender may be left without an answer */
    record Request(byte[] bytes, boolean mayBreak) {
        @Override
        public String toString() {
            String text = new String(bytes, ISO_8859_1);
            return text.length() > 700 ? text.substring(0, 700) + "…" : text;
        }
    }

    private final Random random;
    private final List<Operation> operations;
    private final JsonNode schemas;
    private final List<String> tokens;

    /** @param document what the service says of its interface; @param token that may do everything */
    HostileRequests(long seed, JsonNode document, String token) {
        this.random = new Random(seed);
        this.schemas = document.path("components").path("schemas");
        this.tokens = List.of("Bearer " + token, "Bearer " + token, "Bearer " + token, "Bearer " + token, "Bearer " + token.substring(1), "Bearer", "Basic YTpi", "");
        this.operations = document.path("paths").propertyStream()
                .flatMap(path -> path.getValue().propertyStream().filter(member -> METHODS.contains(member.getKey())).map(member -> operation(path, member)))
                .filter(operation -> !operation.path.equals(STREAM)).toList();
    }

    private static Operation operation(Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> member) {
        var parameters = Stream.concat(path.getValue().path("parameters").valueStream(), member.getValue().path("parameters").valueStream())
                .filter(parameter -> parameter.path("in").asText().equals("query")).map(parameter -> parameter.path("name").asText()).toList();
        var body = member.getValue().path("requestBody").path("content").path("application/json").path("schema");
        return new Operation(member.getKey().toUpperCase(Locale.ROOT), path.getKey(), parameters, body);
    }

    Request next() {
        Operation operation = one(operations);
        return switch (random.nextInt(12)) {
            case 0 -> request(one(List.of("TRACE", "OPTIONS", "PATCH", "HEAD", "get", "CONNECT", "BREW", "PUT", "DELETE")), operation, json(operation));
            case 1 -> request(operation.method, operation, deep());
            case 2 -> request(operation.method, operation, garbled(json(operation)));
            case 3 -> zipped(operation);
            case 4 -> chunked(operation);
            case 5 -> broken(operation);
            case 6 -> strangeHeaders(operation);
            default -> request(operation.method, operation, json(operation));
        };
    }

    // ---- ways to send ------------------------------------------------------------------------------------------------

    private Request request(String method, Operation operation, byte[] body) {
        return request(method, operation, body,
                "Content-Type: " + (rarely() ? one(List.of("text/plain", "application/xml", "*", "application/json; charset=utf-32", "multipart/form-data")) : "application/json"));
    }

    private Request request(String method, Operation operation, byte[] body, String... headers) {
        boolean empty = method.equals("GET") || method.equals("HEAD");
        String head = method + " " + target(operation) + " HTTP/1.1\r\n" + common() + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining())
                + (empty ? "" : "Content-Length: " + body.length + "\r\n") + "\r\n";
        return new Request(joined(head.getBytes(UTF_8), empty ? new byte[0] : body), method.equals("CONNECT") || method.equals("HEAD") || isNone(head));
    }

    /** What is no head at all is answered without waiting for what follows, and who is still sending may not hear it. */
    private static boolean isNone(String head) {
        return head.chars().anyMatch(c -> Character.isISOControl(c) && c != '\r' && c != '\n');
    }

    private String common() {
        String token = one(tokens);
        return "Host: " + (rarely() ? one(List.of("evil.example.com", "127.0.0.1:99999999", "[::1", "a,b")) : "127.0.0.1") + "\r\nConnection: close\r\nIdempotency-Key: "
                + (rarely() ? line(one(WORDS)) : Long.toHexString(random.nextLong())) + "\r\n" + (token.isEmpty() ? "" : "Authorization: " + token + "\r\n");
    }

    private Request zipped(Operation operation) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            byte[] spaces = " ".repeat(1 << 16).getBytes(UTF_8);
            for (int at = random.nextInt(64); at >= 0; at--) {
                zip.write(spaces);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return request(operation.method, operation, bytes.toByteArray(), "Content-Type: application/json", "Content-Encoding: gzip");
    }

    private Request chunked(Operation operation) {
        byte[] body = json(operation);
        String size = one(List.of(Integer.toHexString(body.length), Integer.toHexString(body.length) + ";x=" + "y".repeat(500), "ffffffffffffffff", "-1", "zz", "7fffffff", "1"));
        String head = "POST " + target(operation) + " HTTP/1.1\r\n" + common() + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\n";
        return new Request(joined(head.getBytes(UTF_8), joined(body, "\r\n0\r\n\r\n".getBytes(UTF_8))), true);
    }

    private Request broken(Operation operation) {
        String start = operation.method + " " + target(operation);
        String text = switch (random.nextInt(9)) {
            case 0 -> start + " HTTP/9.9\r\n" + common() + "\r\n";
            case 1 -> start + " HTTP/1.0\r\n\r\n";
            case 2 -> start + "\r\n\r\n";
            case 3 -> start + " HTTP/1.1\r\n" + common() + "Content-Length: -1\r\n\r\n";
            case 4 -> start + " HTTP/1.1\r\n" + common() + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd";
            case 5 -> start + " HTTP/1.1\r\n" + common() + "Content-Length: 99999999999\r\n\r\n{";
            case 6 -> start + "?" + "q=1&".repeat(3_000) + " HTTP/1.1\r\n" + common() + "\r\n";
            case 7 -> start + " HTTP/1.1\r\n" + common() + "X: " + "y".repeat(40_000) + "\r\n\r\n";
            default -> {
                byte[] noise = new byte[random.nextInt(2_000)];
                random.nextBytes(noise);
                yield new String(noise, ISO_8859_1);
            }
        };
        return new Request(text.getBytes(UTF_8), true);
    }

    private Request strangeHeaders(Operation operation) {
        return request(operation.method, operation, json(operation), "Content-Type: application/json",
                one(List.of("Accept: text/html", "Accept: " + "a/b,".repeat(300), "Accept-Language: " + "x".repeat(2_000),
                        "Expect: 100-continue", "Range: bytes=0-", "traceparent: 00-" + "z".repeat(55), "Cookie: " + "a=b; ".repeat(200), "Origin: null",
                        "Sec-Fetch-Site: cross-site",
                        "X-Forwarded-Host: evil.example.com", "Forwarded: for=evil", "If-Modified-Since: yesterday", "X-HTTP-Method-Override: DELETE", "Upgrade: websocket",
                        "Last-Event-ID: " + "9".repeat(99),
                        "If-None-Match: " + "\"".repeat(99))));
    }

    // ---- addresses -----------------------------------------------------------------------------------------------------

    private String target(Operation operation) {
        String path = Stream.of(operation.path.split("/", -1)).map(part -> part.startsWith("{") ? encoded(part) : part).collect(Collectors.joining("/"));
        String query = operation.parameters.stream().filter(_ -> random.nextInt(3) == 0).map(name -> name + "=" + encoded(name)).collect(Collectors.joining("&"));
        return path + (query.isEmpty() ? "" : "?" + query) + (rarely() ? "&%zz=%e0%80&" : "");
    }

    private String encoded(String name) {
        String value = value(name);
        return rarely() ? line(value).replace(" ", "%20") : URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    /** As it stands, but for what would end the line. */
    private static String line(String value) {
        return value.replaceAll("[\\r\\n\\ud800-\\udfff]", "");
    }

    private String value(String name) {
        if (random.nextInt(4) == 0) {
            return one(WORDS);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return one(MEANT.stream().filter(meant -> lower.contains(meant.part)).findFirst().orElseThrow().values);
    }

    // ---- bodies --------------------------------------------------------------------------------------------------------

    private byte[] json(Operation operation) {
        return json("", operation.body, 0).getBytes(UTF_8);
    }

    private String json(String name, JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").asText();
            return json(name, schemas.path(reference.substring(reference.lastIndexOf('/') + 1)), depth);
        }
        if (depth > 6 || random.nextInt(25) == 0) {
            return one(List.of("null", "[]", "{}", "true", "\"\"", "[null]", "{\"\":{}}", one(NUMBERS)));
        }
        String type = schema.path("type").isArray() ? schema.path("type").path(0).asText() : schema.path("type").asText();
        return switch (type) {
            case "object" -> "{" + schema.path("properties").propertyStream().filter(_ -> random.nextInt(8) > 0)
                    .map(field -> TextNode.valueOf(field.getKey()) + ":" + json(field.getKey(), field.getValue(), depth + 1)).collect(Collectors.joining(","))
                    + (rarely() ? ",\"x\":1}" : "}");
            case "array" -> IntStream.range(0, random.nextInt(4)).mapToObj(_ -> json(name, schema.path("items"), depth + 1)).collect(Collectors.joining(",", "[", "]"));
            case "integer", "number" -> random.nextInt(3) == 0 ? one(NUMBERS) : String.valueOf(random.nextInt(100));
            case "boolean" -> one(List.of("true", "false", "1"));
            default -> schema.has("enum") && random.nextInt(3) > 0 ? one(schema.path("enum").valueStream().toList()).toString() : TextNode.valueOf(value(name)).toString();
        };
    }

    private byte[] deep() {
        int depth = one(List.of(19, 20, 21, 1_000, 100_000));
        return (random.nextBoolean() ? "[".repeat(depth) + "]".repeat(depth) : "{\"lines\":".repeat(depth) + "1" + "}".repeat(depth)).getBytes(UTF_8);
    }

    private byte[] garbled(byte[] json) {
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(json, random.nextInt(json.length + 1));
            case 1 -> new String(json, UTF_8).getBytes(UTF_16);
            case 2 -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, json);
            case 3 -> joined(json, json);
            case 4 -> ("{\"name\":\"" + "x".repeat(200_000) + "\"}").getBytes(UTF_8);
            case 5 -> ("{\"" + "n".repeat(2_000) + "\":1}").getBytes(UTF_8);
            default -> {
                for (int times = json.length == 0 ? 0 : 3; times > 0; times--) {
                    json[random.nextInt(json.length)] = (byte) random.nextInt();
                }
                yield json;
            }
        };
    }

    // ---- chance --------------------------------------------------------------------------------------------------------

    private boolean rarely() {
        return random.nextInt(20) == 0;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
