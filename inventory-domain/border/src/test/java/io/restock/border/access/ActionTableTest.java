package io.restock.border.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.access.Action;
import io.restock.contracts.access.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of actions")
class ActionTableTest {
    private static final String BEGIN = "<!-- actions -->\n";
    private static final String END = "<!-- /actions -->";

    @Test
    void stands_in_the_page_that_explains_it() throws Exception {
        String page = Files.readString(Path.of("README.md"));
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END))).isEqualTo(table());
    }

    private static String table() {
        return "| may | who | of |\n|---|---|---|\n" + Arrays.stream(Action.values()).map(ActionTableTest::row).collect(Collectors.joining());
    }

    private static String row(Action action) {
        String roles = action.roles().stream().filter(role -> role != Role.AUDITOR).map(Role::toString).collect(Collectors.joining(", "));
        return "| " + action.sentence() + " | " + roles + " | " + (action.reach().claim().isEmpty() ? "" : "`" + action.reach().claim() + "`") + " |\n";
    }
}
