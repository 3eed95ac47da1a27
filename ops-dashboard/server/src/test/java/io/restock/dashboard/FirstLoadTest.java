package io.restock.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The first load of a page")
class FirstLoadTest {
    private static final Path BUILT = Path.of("target", "classes", "META-INF", "resources");
    private static final int AT_MOST = 200_000;
    private static final Pattern SCRIPT = Pattern.compile("assets/[\\w-]+\\.js");
    /** A module names those that it cannot do without; those that it may load later stand in a list of their own. */
    private static final Pattern IMPORTED = Pattern.compile("(?:from|import)\\s*[\"'`]\\./([\\w-]+\\.js)[\"'`]");

    @ParameterizedTest
    @ValueSource(strings = {"Page", "CenterPage", "PickPage", "StorePage", "OrdersPage", "ExceptionsPage"})
    void is_less_than_200_kilobytes_of_script_compressed(String page) throws IOException {
        Set<Path> scripts = reached(page);
        int bytes = 0;
        for (Path script : scripts) {
            bytes += compressed(script);
        }
        System.out.println(page + ": " + bytes + " bytes in " + scripts.size() + " scripts");
        assertThat(scripts).hasSizeGreaterThan(2);
        assertThat(bytes).isLessThan(AT_MOST);
    }

    @Test
    void of_a_picker_s_page_does_not_bring_the_charts_of_the_others() throws IOException {
        assertThat(reached("PickPage")).noneMatch(script -> script.getFileName().toString().startsWith("HistoryPart"));
    }

    /** What the document names, and the page's own script by the name that these have for it, with all that they import. */
    private static Set<Path> reached(String page) throws IOException {
        var open = new ArrayDeque<Path>();
        SCRIPT.matcher(Files.readString(BUILT.resolve("index.html"))).results().forEach(found -> open.add(BUILT.resolve(found.group())));
        for (Path script : List.copyOf(open)) {
            Pattern.compile("\\b" + page + "-[\\w-]+\\.js").matcher(Files.readString(script)).results().forEach(found -> open.add(BUILT.resolve("assets").resolve(found.group())));
        }
        var reached = new HashSet<Path>();
        while (!open.isEmpty()) {
            Path script = open.pop();
            if (reached.add(script)) {
                IMPORTED.matcher(Files.readString(script)).results().forEach(found -> open.add(BUILT.resolve("assets").resolve(found.group(1))));
            }
        }
        return reached;
    }

    private static int compressed(Path script) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            Files.copy(script, zip);
        }
        return bytes.size();
    }
}
