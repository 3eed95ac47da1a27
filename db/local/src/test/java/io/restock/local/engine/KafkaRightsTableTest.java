package io.restock.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of rights in Kafka")
class KafkaRightsTableTest {
    private static final String BEGIN = "<!-- kafka rights -->\n";
    private static final String END = "<!-- /kafka rights -->";

    @Test
    void stands_in_the_page_by_which_administrators_of_other_clusters_give_them() throws Exception {
        String page = Files.readString(Path.of("README.md"));
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END))).isEqualTo(table());
    }

    private static String table() {
        return "| user | writes | reads | in groups |\n|---|---|---|---|\n" + KafkaRights.ALL.stream().map(KafkaRightsTableTest::row).collect(Collectors.joining());
    }

    private static String row(KafkaRights service) {
        return "| `" + service.user() + "` | " + list(names(service.writes())) + " | " + list(names(service.reads())) + " | "
                + list(service.groups().stream().sorted().toList()) + " |\n";
    }

    private static Collection<String> names(Set<Topics> topics) {
        return topics.stream().map(Topics::topic).toList();
    }

    private static String list(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
