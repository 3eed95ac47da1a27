package io.restock.search.index;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The index on Lucene")
class LuceneStockIndexTest extends StockIndexContract {
    @TempDir
    Path directory;

    @Override
    Engine engine() {
        return new Engine.Lucene(directory);
    }
}
