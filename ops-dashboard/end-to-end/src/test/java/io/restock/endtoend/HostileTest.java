package io.restock.endtoend;

import static io.restock.local.testing.Patience.PATIENCE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Whoever means harm")
@ExtendWith(OpenChain.class)
@Order(Order.DEFAULT + 4)
class HostileTest {
    static final String STORE = "7080001000288";
    static final String DC = "7080002000287";
    static final String MILK = "07038010000287";
    /** Where nobody who means harm looks for something to break. */
    private static final String HONEST_STORE = "7080001000295";
    private static final String HONEST_BREAD = "07038010000294";

    private static final List<String> SERVICES = List.of("dashboard", "gateway", "ledger", "replenishment", "distribution-center", "search");
    private static final int AT_ONCE = 4;
    /** Longer than the ten seconds that a service waits for a body. */
    private static final int SILENCE_MILLIS = 30_000;
    private static final long GROWTH_AT_MOST = 48L << 20;
    private static final int THREADS_MORE_AT_MOST = 40;
    /** What we do not do, are too busy for, or do not speak. */
    private static final Set<String> OF_NO_FAULT = Set.of("501", "503", "505");
    private static final Pattern STACK_TRACE = Pattern.compile("\\tat |\\.java:\\d|[a-z]\\.[A-Z]\\w*Exception");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** Of the honest till's sales. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static Product restock;
    private static String token;

    @BeforeAll
    static void the_shop_opens(Product open) {
        restock = open;
        token = restock.run("token", "--subject", "stranger").text().strip();
        assertThat(put(restock.distribution() + "/v1/dcs/" + DC, """
                {"name": "DC Vestby", "zone": "%s"}""".formatted(restock.zone()))).isLessThan(300);
        for (String store : List.of(STORE, HONEST_STORE)) {
            assertThat(put(restock.ledger() + "/v1/stores/" + store, """
                    {"name": "Bislett", "zone": "%s", "closeOut": "00:00", "dc": "%s", "region": "Oslo"}""".formatted(restock.zone(), DC))).isLessThan(300);
        }
        for (String item : List.of(MILK, HONEST_BREAD)) {
            assertThat(put(restock.ledger() + "/v1/items/" + item, """
                    {"name": "Kefir", "brand": "Fjellgard", "department": "Dairy", "category": "Milk", "unit": "EACH", "casePack": 6, "packs": []}""")).isLessThan(300);
        }
        await().atMost(PATIENCE).until(() -> sale() == 202);
    }

    @Test
    @Tag("long")
    void gets_an_answer_that_tells_nothing_stops_nothing_and_breaks_nothing() throws Exception {
        attack(500);
    }

    @Test
    @Tag("long")
    void gets_no_further_with_ten_thousand_requests_for_each_service() throws Exception {
        attack(10_000);
    }

    /** @param requests for each service */
    private static void attack(int requests) throws Exception {
        long seed = Long.getLong("restock.seed", System.nanoTime());
        System.out.println("seed " + seed + ", " + requests + " hostile requests for each service (-Drestock.seed=" + seed + " repeats them)");
        var statuses = new ConcurrentSkipListMap<String, Integer>();
        send(seed, 200, statuses); // what a first request loads stays
        var before = new ArrayList<Condition>();
        for (String service : SERVICES) {
            before.add(Condition.of(service));
        }
        var over = new AtomicBoolean();
        var sold = new AtomicInteger();
        try (var till = Executors.newVirtualThreadPerTaskExecutor()) {
            var sales = till.submit(() -> {
                while (!over.get()) {
                    assertThat(sale()).isEqualTo(202);
                    sold.incrementAndGet();
                }
            });
            long began = System.nanoTime();
            try {
                assertThat(send(seed + 1, requests, statuses)).isEmpty();
            } finally {
                over.set(true);
            }
            sales.get();
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.println("answers by status: " + statuses);
            assertThat(statuses.keySet()).describedAs("some get deep").contains("200", "400", "401", "403", "404", "413", "415", "421", "422");
            System.out.printf("%d hostile requests in %.1f s; beside them %d sales, %.0f a second%n", requests * SERVICES.size(), seconds, sold.get(), sold.get() / seconds);
        }
        for (int service = 0; service < SERVICES.size(); service++) {
            Condition was = before.get(service);
            String name = SERVICES.get(service);
            await().atMost(PATIENCE).untilAsserted(() -> {
                Condition is = Condition.of(name);
                System.out.println(name + ": " + was + " before, " + is + " after");
                assertThat(is.used() - was.used()).describedAs("bytes more used by " + name).isLessThan(GROWTH_AT_MOST);
                assertThat(is.threads() - was.threads()).describedAs("more threads of " + name).isLessThan(THREADS_MORE_AT_MOST);
                assertThat(status(HttpRequest.newBuilder(URI.create(address(name) + "/q/health/ready")))).describedAs(name).isEqualTo(200);
            });
        }
        assertThat(logs()).noneMatch(line -> line.contains("unforeseen error"));
        assertThat(restock.verify().text()).contains("everything holds");
    }

    @Test
    void finds_the_same_wall_before_every_service() {
        for (String service : SERVICES) {
            assertThat(asked(service, "GET /v1/account", "Host: evil.example.com")).describedAs(service).startsWith("HTTP/1.1 421").contains("restock.hosts");
            assertThat(asked(service, "POST /v1/account", "Host: 127.0.0.1", "Origin: https://evil.example.com")).describedAs(service).startsWith("HTTP/1.1 403")
                    .contains("a page of elsewhere");
            assertThat(asked(service, "POST /v1/account", "Host: 127.0.0.1", "Content-Length: 99999999999")).describedAs(service).startsWith("HTTP/1.1 413").contains("are taken");
            assertThat(asked(service, "GET /v1/account", "Host: 127.0.0.1", "Authorization: Bearer " + token).toLowerCase(Locale.ROOT)).describedAs(service)
                    .startsWith("http/1.1 200").contains("nosniff", "no-referrer", "frame-ancestors 'none'", "no-store");
        }
    }

    @Test
    void hears_from_every_service_how_long_a_head_may_be() {
        for (String service : SERVICES) {
            assertThat(asked(service, "GET /v1/account?a=" + "a".repeat(4_096), "Host: 127.0.0.1")).describedAs(service).startsWith("HTTP/1.1 414")
                    .contains("application/problem+json", "4096 are taken");
            assertThat(asked(service, "GET /v1/account", "Host: 127.0.0.1", "X: " + "a".repeat(16_384))).describedAs(service).startsWith("HTTP/1.1 431")
                    .contains("application/problem+json", "16384 are taken");
        }
    }

    @Test
    void is_hung_up_on_who_sends_a_head_a_byte_at_a_time() throws Exception {
        var slow = new ArrayList<Future<Duration>>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            SERVICES.forEach(service -> slow.add(senders.submit(() -> trickled(URI.create(address(service))))));
            for (int service = 0; service < SERVICES.size(); service++) {
                assertThat(slow.get(service).get()).describedAs(SERVICES.get(service)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(25));
            }
        }
    }

    /** How long it was listened to, at most half a minute. */
    private static Duration trickled(URI address) throws Exception {
        long began = System.nanoTime();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(UTF_8));
            while (System.nanoTime() - began < SILENCE_MILLIS * 1_000_000L) {
                socket.getOutputStream().write('y');
                Thread.sleep(200);
            }
        } catch (IOException e) {
            // hung up on
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String asked(String service, String line, String... headers) {
        String head = line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
        return answer(URI.create(address(service)), new HostileRequests.Request(head.getBytes(UTF_8), false));
    }

    /** HTTP/2 rapid reset: requests that are taken back as soon as they are made cost their sender nothing. */
    @Test
    void is_hung_up_on_who_takes_back_request_after_request() throws Exception {
        for (String service : SERVICES) {
            URI address = URI.create(address(service));
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                socket.setSoTimeout(SILENCE_MILLIS);
                assertThat(RapidReset.isHungUpOn(socket, 2_000)).describedAs(service).isTrue();
            }
            assertThat(status(HttpRequest.newBuilder(URI.create(address + "/q/health/ready")))).describedAs(service).isEqualTo(200);
        }
    }

    /** @return what was answered as it must not be */
    private static Queue<String> send(long seed, int requests, Map<String, Integer> statuses) throws Exception {
        var wrong = new ConcurrentLinkedQueue<String>();
        var all = new ArrayList<Future<?>>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String service : SERVICES) {
                var document = restock.get(address(service) + "/q/openapi?format=json").body();
                for (int sender = 0; sender < AT_ONCE; sender++) {
                    var hostile = new HostileRequests(seed * 31 + sender, document, token);
                    all.add(senders.submit(() -> {
                        for (int left = requests / AT_ONCE; left > 0; left--) {
                            HostileRequests.Request request = hostile.next();
                            String answer = answer(URI.create(address(service)), request);
                            statuses.merge(status(answer), 1, Integer::sum);
                            if (isWrong(request, answer)) {
                                wrong.add(service + " was asked:\n" + request + "\nand answered:\n" + answer);
                            }
                        }
                    }));
                }
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return wrong;
    }

    private static boolean isWrong(HostileRequests.Request request, String answer) {
        if (answer.isEmpty()) {
            return !request.mayBreak();
        }
        String status = status(answer);
        return status.startsWith("5") && !OF_NO_FAULT.contains(status) || STACK_TRACE.matcher(answer).find();
    }

    private static String status(String answer) {
        return answer.isEmpty() ? "none" : answer.replaceFirst("(?s)HTTP/\\S+ (\\d+).*", "$1");
    }

    private static String answer(URI service, HostileRequests.Request request) {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(SILENCE_MILLIS);
            var answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.bytes());
                if (request.mayBreak()) {
                    socket.shutdownOutput();
                }
                socket.getInputStream().transferTo(answer);
            } catch (SocketTimeoutException e) {
                return "HTTP/1.1 599 nothing within " + SILENCE_MILLIS + " ms, after " + answer.toString(ISO_8859_1);
            } catch (IOException e) {
                // Hung up on: what came until then is the answer.
            }
            return answer.toString(UTF_8);
        } catch (IOException e) {
            return "HTTP/1.1 599 " + e;
        }
    }

    private static List<String> logs() throws IOException {
        try (var files = Files.walk(restock.data())) {
            var lines = new ArrayList<String>();
            for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
                lines.addAll(new String(Files.readAllBytes(log), UTF_8).lines().toList());
            }
            return lines;
        }
    }

    /** How much a service keeps, once what is not needed is thrown away. */
    private record Condition(long used, int threads) {
        static Condition of(String service) throws Exception {
            String pid = Files.readAllLines(restock.data().resolve("run/" + service + ".pid")).getFirst().strip();
            assertThat(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), pid, "GC.run").start().waitFor()).isZero();
            String metrics = HTTP.send(asked(HttpRequest.newBuilder(URI.create(address(service) + "/q/metrics"))), BodyHandlers.ofString()).body();
            return new Condition(metrics.lines().filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\"")).mapToLong(HostileTest::number).sum(),
                    (int) metrics.lines().filter(line -> line.startsWith("jvm_threads_live_threads")).mapToLong(HostileTest::number).sum());
        }

        @Override
        public String toString() {
            return (used >> 20) + " MiB in " + threads + " threads";
        }
    }

    private static long number(String metric) {
        return (long) Double.parseDouble(metric.substring(metric.lastIndexOf(' ') + 1));
    }

    private static String address(String service) {
        return restock.service(SERVICES.indexOf(service));
    }

    private static int sale() {
        int number = NUMBERS.incrementAndGet();
        var now = restock.now();
        return put(restock.gateway() + "/v1/stores/" + HONEST_STORE + "/tills/9/transactions/" + now.toLocalDate() + "/" + number, """
                {"occurredAt": "%s", "lines": [{"line": 1, "kind": "SALE", "item": "%s", "units": 1, "amount": "19.90", "currency": "NOK"}]}""".formatted(now, HONEST_BREAD));
    }

    private static int put(String url, String body) {
        return status(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    private static int status(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(asked(request), BodyHandlers.ofString());
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest asked(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token).build();
    }
}
