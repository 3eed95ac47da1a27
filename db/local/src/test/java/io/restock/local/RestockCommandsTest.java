package io.restock.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The commands")
class RestockCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up", "down", "status", "verify", "backup", "restore", "link", "token", "keys"})
    void explain_themselves(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: restock " + command).contains("--data=DIR").contains("-h, --help");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "demo --for soon                | \"soon\" is not a duration",
        "demo --stores many             | 'many' is not an int",
        "demo --stores 0                | --stores must be between 1 and",
        "demo --items 0                 | --items must be between 1 and",
        "demo --days 0                  | --days must be between 1 and 366, was 0",
        "demo --days few                | '--days'",
        "demo --for 800h                | --for must be at most 744h",
        "up --speed 0                   | --speed must be above 0",
        "up --port-base 70000           | must be between 1 and 65534",
        "up --postgres nowhere          | --postgres must be HOST:PORT/DATABASE",
        "up --postgres jdbc:postgresql://db/chain?user=ann&password=secret | --postgres must hold no password",
        "up --search https://ann:secret@search:9200 | --search must hold no user and password",
        "up --colour blue               | Unknown options",
        "token --valid 800h             | --valid must be at most 744h, and 9600h of tills alone; was 800h00m00s",
        "keys                           | say --replace or --withdraw",
        "token --till a/b               | --till must be the names of tills",
        "token --subject a --roles king | --roles must be of till, store, dc, merchandiser, operator",
        "token --subject a --stores 12  | --stores must be GLNs of 13 digits"})
    void name_the_option_that_is_wrong(String line, String message) {
        assertThat(run(line.split("\\s+"))).isNotZero();
        assertThat(err.toString()).contains(message).doesNotContain("secret");
    }

    @Test
    void verify_without_a_running_system_says_how_to_start_one() {
        assertThat(run("verify", "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("Restock does not run on " + data).contains("./restock up");
    }

    @Test
    void no_link_is_printed_to_a_page_that_does_not_run() {
        assertThat(run("link", "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("Restock does not run on " + data);
    }

    private int run(String... arguments) {
        return Restock.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
