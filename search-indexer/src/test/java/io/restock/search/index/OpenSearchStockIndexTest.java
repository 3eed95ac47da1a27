package io.restock.search.index;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** On a cluster of one's own: {@code -Drestock.test.opensearch=http://127.0.0.1:9200}. Its indexes {@code stock} and {@code stock-progress} are emptied. */
@EnabledIfSystemProperty(named = "restock.test.opensearch", matches = "http.*")
@DisplayName("The index on OpenSearch")
class OpenSearchStockIndexTest extends StockIndexContract {
    @Override
    Engine engine() {
        return new Engine.OpenSearch(System.getProperty("restock.test.opensearch"), "", "");
    }
}
