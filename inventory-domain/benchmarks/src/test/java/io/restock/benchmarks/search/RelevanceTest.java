package io.restock.benchmarks.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.benchmarks.search.Judged.Kind;
import io.restock.search.index.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench's own rules on names that are made up. */
@DisplayName("Search finds what people mean")
class RelevanceTest {
    @Test
    void in_the_first_ten_of_two_thousand(@TempDir Path directory) {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("seed " + seed);
        List<Named> names = MadeUp.names();
        try (var shelf = new NamedShelf(new Engine.Lucene(directory), names)) {
            var all = shelf.judge(Judged.of(names, 60, seed));
            assertThat(all.found()).as("seed %d, missed %s", seed, all.missed()).isGreaterThanOrEqualTo(0.95);
            assertThat(all.reciprocalRank()).as("seed %d", seed).isGreaterThanOrEqualTo(0.85);
            for (Kind kind : Kind.values()) {
                assertThat(all.of(kind).queries()).as(kind.words()).isEqualTo(60);
                assertThat(all.of(kind).found()).as("seed %d, %s, missed %s", seed, kind.words(), all.of(kind).missed()).isGreaterThanOrEqualTo(0.85);
            }
            assertThat(shelf.best("lettmlk fjelgard natu")).allMatch(name -> name.startsWith("lettmelk naturell fjellgard"));
        }
    }
}
