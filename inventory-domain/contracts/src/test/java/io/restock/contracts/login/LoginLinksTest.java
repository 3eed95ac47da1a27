package io.restock.contracts.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A link that logs in")
class LoginLinksTest {
    private static final String TOKEN = "header.claims.signature";

    @TempDir
    private Path home;

    @Test
    void gives_its_token_once_and_not_twice() throws Exception {
        String key = links(Clock.systemUTC()).lay(TOKEN);

        assertThat(links(Clock.systemUTC()).take(key)).contains(TOKEN);
        assertThat(links(Clock.systemUTC()).take(key)).isEmpty();
    }

    @Test
    void gives_it_to_one_of_many_who_ask_at_once() throws Exception {
        var links = links(Clock.systemUTC());
        String key = links.lay(TOKEN);
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = askers.invokeAll(Stream.generate(() -> (Callable<Optional<String>>) () -> links.take(key)).limit(50).toList());
            assertThat(answers.stream().map(Future::resultNow).flatMap(Optional::stream)).containsExactly(TOKEN);
        }
    }

    @Test
    void is_worth_nothing_after_its_ten_minutes() throws Exception {
        String key = links(Clock.systemUTC()).lay(TOKEN);

        assertThat(links(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11))).take(key)).isEmpty();
    }

    @Test
    void is_not_found_under_a_name_that_nobody_was_given() throws Exception {
        links(Clock.systemUTC()).lay(TOKEN);

        assertThat(links(Clock.systemUTC()).take("")).isEmpty();
        assertThat(links(Clock.systemUTC()).take("../keys/private.pem")).isEmpty();
    }

    @Test
    void leaves_neither_its_key_nor_another_reader_on_the_disk() throws Exception {
        String key = links(Clock.systemUTC()).lay(TOKEN);

        Path link;
        try (var files = Files.list(home.resolve("links"))) {
            link = files.findFirst().orElseThrow();
        }
        assertThat(link.getFileName().toString()).doesNotContain(key);
        assertThat(Files.getPosixFilePermissions(link)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(home.resolve("links"))).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void that_nobody_followed_goes_when_the_next_is_laid() throws Exception {
        links(Clock.systemUTC()).lay(TOKEN);
        links(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11))).lay(TOKEN);

        try (var files = Files.list(home.resolve("links"))) {
            assertThat(files).hasSize(1);
        }
    }

    private LoginLinks links(Clock clock) {
        return new LoginLinks(home.resolve("links"), clock);
    }
}
