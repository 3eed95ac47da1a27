package io.restock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.restock.contracts.Json;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Reach;
import io.restock.contracts.access.Role;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every operation that any service describes, asked with every kind of token: what the table of actions says is what happens. */
@DisplayName("Who may do what")
@ExtendWith(OpenChain.class)
@Order(Order.DEFAULT + 1)
class AccessTest {
    private static final String STORE = "7080009000013";
    private static final String CENTER = "7080009000020";
    private static final String ELSEWHERE = "7080009000037";
    private static final List<String> MODULES = List.of("inventory-domain/border", "pos-gateway/gateway", "inventory-domain/ledger", "replenishment-service/service",
            "distribution-center", "search-indexer", "ops-dashboard/server");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final IntPredicate NOT_KNOWN = status -> status == 401;
    private static final IntPredicate NOT_ALLOWED = status -> status == 403;
    private static final IntPredicate LET_IN = status -> status != 401 && status != 403 && status < 500;
    /** Whose store or center it is, the operation finds out itself: from what it reads, if there is such a thing. */
    private static final IntPredicate LET_IN_OR_NOT_ITS_OWN = status -> status != 401 && status < 500;

    private record Operation(String address, String method, String path, Action action, String contentType) {
        boolean names(String... parameters) {
            return Stream.of(parameters).anyMatch(parameter -> path.contains("{" + parameter + "}"));
        }
    }

    /** @param token null for none */
    private record Asker(String who, String token, LocalToken says) {}

    @TempDir
    private Path otherKeys;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

    @Test
    void is_what_the_one_table_says_for_every_operation_and_every_token(Product restock) throws Exception {
        var operations = operations(restock);
        var askers = askers(restock);
        var wrong = new ArrayList<String>();
        int combinations = 0;
        for (Operation operation : operations) {
            for (Asker asker : askers) {
                int status = ask(operation, asker);
                combinations++;
                if (!expected(operation, asker).test(status)) {
                    wrong.add("%s %s (%s) by %s: %d".formatted(operation.method(), operation.path(), operation.action(), asker.who(), status));
                }
            }
        }
        System.out.println(combinations + " combinations of " + operations.size() + " operations and " + askers.size() + " tokens");
        assertThat(wrong).isEmpty();
        assertThat(operations).extracting(Operation::action).as("actions that no operation is").contains(
                Stream.of(Action.values()).filter(action -> action != Action.READ_INTERFACE).toArray(Action[]::new));
    }

    private static IntPredicate expected(Operation operation, Asker asker) {
        if (asker.says() == null) {
            return NOT_KNOWN;
        }
        Action action = operation.action();
        if (asker.says().roles().stream().map(Role::named).flatMap(Optional::stream).noneMatch(action.roles()::contains)) {
            return NOT_ALLOWED;
        }
        boolean ofAll = asker.says().stores().equals(LocalToken.ALL);
        boolean namesItsPlace = switch (action.reach()) {
            case CHAIN -> false;
            case STORE, TILL -> operation.names("gln", "store");
            case DC -> operation.names("gln");
        };
        if (namesItsPlace && !ofAll) {
            return NOT_ALLOWED;
        }
        return ofAll || action.reach() == Reach.CHAIN ? LET_IN : LET_IN_OR_NOT_ITS_OWN;
    }

    private List<Asker> askers(Product restock) throws IOException {
        var all = LocalToken.ofChain("ann", LocalToken.ROLES);
        String good = restock.token(all, HOUR);
        var askers = new ArrayList<>(List.of(
                new Asker("nobody", null, null),
                new Asker("one whose token has ended", restock.token(all, HOUR.negated()), null),
                new Asker("one whose token is for another system", all.sign(restock.keys(), Clock.systemUTC(), HOUR, "payroll"), null),
                new Asker("one who signs himself", all.sign(LocalKeys.in(otherKeys), Clock.systemUTC(), HOUR), null),
                new Asker("one who has no token but a word", "secret", null),
                new Asker("one whose token was cut", good.substring(0, good.length() - 9), null)));
        for (Role role : Role.values()) {
            var here = LocalToken.ofChain("a " + role, List.of(role.toString()));
            var elsewhere = new LocalToken("a " + role + " of elsewhere", List.of(role.toString()), List.of(ELSEWHERE), List.of(ELSEWHERE), List.of("9"));
            askers.add(new Asker(here.subject(), restock.token(here, HOUR), here));
            askers.add(new Asker(elsewhere.subject(), restock.token(elsewhere, HOUR), elsewhere));
        }
        return askers;
    }

    private List<Operation> operations(Product restock) {
        Map<String, Action> actions = actions();
        var found = new ArrayList<Operation>();
        for (int service = 0; service <= 5; service++) {
            String address = restock.service(service);
            var document = restock.get(address + "/q/openapi?format=json").body();
            document.path("paths").propertyStream().forEach(path -> path.getValue().propertyStream().filter(member -> METHODS.contains(member.getKey())).forEach(member -> {
                String name = member.getKey() + " " + path.getKey();
                assertThat(actions).as("operations in a row of the table").containsKey(name);
                found.add(new Operation(address, member.getKey().toUpperCase(Locale.ROOT), path.getKey(), actions.get(name), contentType(member.getValue())));
            }));
        }
        return found;
    }

    private static String contentType(JsonNode operation) {
        var types = operation.path("requestBody").path("content").fieldNames();
        return types.hasNext() ? types.next() : "application/json";
    }

    /** As the code says it: the method and the path of each operation, and the action in its annotation. */
    static Map<String, Action> actions() {
        var classes = new ClassFileImporter().importPaths(MODULES.stream().map(module -> Product.PROJECT.resolve(module).resolve("target/classes")).toList());
        var actions = new TreeMap<String, Action>();
        for (JavaClass type : classes) {
            for (JavaMethod method : type.getMethods()) {
                for (String verb : METHODS) {
                    if (method.isAnnotatedWith("jakarta.ws.rs." + verb.toUpperCase(Locale.ROOT))) {
                        assertThat(method.isAnnotatedWith("io.restock.border.access.May")).as(method.getFullName() + " is in a row of the table").isTrue();
                        actions.put(verb + " " + path(type, method), action(method));
                    }
                }
            }
        }
        return actions;
    }

    private static Action action(JavaMethod method) {
        return Action.valueOf(((JavaEnumConstant) method.getAnnotationOfType("io.restock.border.access.May").get("value").orElseThrow()).name());
    }

    private static String path(JavaClass type, JavaMethod method) {
        String path = Stream.of(type.tryGetAnnotationOfType("jakarta.ws.rs.Path"), method.tryGetAnnotationOfType("jakarta.ws.rs.Path"))
                .flatMap(Optional::stream).map(AccessTest::value).reduce("", (a, b) -> a + "/" + b);
        return path.replaceAll("\\{(\\w+):[^}]*}", "{$1}").replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    }

    private static String value(JavaAnnotation<?> annotation) {
        return (String) annotation.get("value").orElseThrow();
    }

    private int ask(Operation operation, Asker asker) throws IOException, InterruptedException {
        boolean center = operation.action().reach() == Reach.DC || operation.action() == Action.READ_LANES;
        String path = operation.path().replace("{gln}", center ? CENTER : STORE).replace("{store}", STORE).replace("{till}", "4").replace("{kind}", "counts")
                .replace("{businessDate}", "2026-03-02").replace("{sequence}", "1").replace("{gtin}", "07038010000010").replace("{item}", "07038010000010")
                .replace("{sscc}", "370800090000000014").replaceAll("\\{\\w+}", "1");
        var request = HttpRequest.newBuilder(URI.create(operation.address() + path)).timeout(Duration.ofSeconds(60))
                .method(operation.method(), operation.method().equals("GET") || operation.method().equals("DELETE") ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString("{}"))
                .header("Content-Type", operation.contentType());
        if (asker.token() != null) {
            request.header("Authorization", "Bearer " + asker.token());
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (var body = answer.body()) { // a stream has no end: its beginning is enough
            if (answer.statusCode() == 401 || answer.statusCode() == 403) {
                var problem = Json.MAPPER.readTree(body);
                assertThat(problem.path("detail").asText()).as("%s %s by %s says why", operation.method(), operation.path(), asker.who()).isNotBlank();
            }
            return answer.statusCode();
        }
    }
}
