package io.restock.endtoend;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the pages say of the house is there. {@link StoryTest} does by hand what README.md does by hand. */
@DisplayName("What the pages say")
class ReadmeTest {
    private static final Path PROJECT = Product.PROJECT;
    private static final int LONGEST = 10_000;
    private static final Pattern COMMAND = Pattern.compile("\\./restock ([^)#|\\n]+)");

    @TempDir
    private Path folder;

    @Test
    void a_newcomer_reads_the_first_page_in_minutes() {
        assertThat(readme().text()).hasSizeLessThanOrEqualTo(LONGEST);
    }

    @TestFactory
    Stream<DynamicTest> every_link_leads_somewhere() throws IOException {
        return Page.of(PROJECT).stream().map(page -> dynamicTest(PROJECT.relativize(page.path()).toString(), () -> {
            for (String link : page.links()) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]);
                assertThat(target).describedAs(link).exists();
                if (parts.length == 2) {
                    assertThat(Page.at(target).anchors()).describedAs(link).contains(parts[1]);
                }
            }
        }));
    }

    @Test
    void the_ports_are_those_of_the_parts() {
        var usual = Ports.of(null, Map.of());
        for (Part part : Part.values()) {
            String row = "\n| " + part.title() + " | " + usual.of(part) + " ";
            assertThat(readme().text()).contains(row);
            assertThat(Page.at(PROJECT.resolve("db/local/README.md")).text()).contains(row);
        }
    }

    /** Word for word, and help besides, which an option that is not there would keep from being printed. */
    @TestFactory
    Stream<DynamicTest> every_command_in_a_block_is_one() throws IOException {
        return Page.of(PROJECT).stream().flatMap(page -> page.blocks("sh").stream())
                .flatMap(block -> COMMAND.matcher(block).results()).map(command -> command.group(1).strip()).distinct()
                .map(command -> dynamicTest("./restock " + command, () -> explain(command)));
    }

    private void explain(String command) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(PROJECT.resolve("restock").toString()));
        words.addAll(List.of(command.split("\\s+")));
        if (!words.contains("--help")) {
            words.add("--help");
        }
        Path said = Files.createTempFile(folder, "said", ".txt");
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "RESTOCK_BUILD", "never"));
        var process = builder.start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).describedAs(Files.readString(said)).isZero();
        assertThat(said).content().contains("Usage: ");
    }

    static Page readme() {
        return Page.at(PROJECT.resolve("README.md"));
    }
}
