package io.restock.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** {@code restock.search.*}. */
@ConfigMapping(prefix = "restock.search")
public interface SearchConfig {
    /** Where the index lives: in this process, or on an OpenSearch cluster. */
    enum Backend { LUCENE, OPENSEARCH }

    @WithDefault("lucene")
    Backend backend();

    /** Of the Lucene index. */
    @WithDefault(".restock/search")
    Path directory();

    /** Of the OpenSearch nodes, separated by commas. */
    @WithDefault("http://127.0.0.1:9200")
    String uris();

    /** Of the one as whom the cluster is asked, if it asks for one; the password by RESTOCK_SEARCH_PASSWORD or a file, never an argument. */
    Optional<String> username();

    Optional<String> password();

    /** Brands that belong to the chain; their items' seller is {@code own}. */
    Optional<Set<String>> ownBrands();
}
