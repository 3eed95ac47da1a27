package io.restock.search.index;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurer;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.AnnotatedTypeSource;
import org.hibernate.search.mapper.pojo.standalone.mapping.SearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.CloseableSearchMapping;

/** Where the index lives. The mapping is the same for both. */
public sealed interface Engine {
    /** In this process, on a directory of its own. */
    record Lucene(Path directory) implements Engine {}

    /**
     * @param uris of the cluster's nodes, separated by commas, such as {@code http://127.0.0.1:9200}
     * @param username empty where nobody is asked who comes
     * @param password which is never printed
     */
    record OpenSearch(String uris, String username, String password) implements Engine {
        @Override
        public String toString() {
            return uris;
        }
    }

    /** Opens the indexes, and creates them where they are missing. */
    default CloseableSearchMapping open() {
        var builder = SearchMapping.builder(AnnotatedTypeSource.fromClasses(IndexedStock.class, IndexedProgress.class), MethodHandles.lookup())
                .property("hibernate.search.backend.indexing.queue_count", 2)
                .property("hibernate.search.backend.indexing.queue_size", 2_000);
        return switch (this) {
            case Lucene(Path directory) -> builder
                    .property("hibernate.search.schema_management.strategy", "create-or-validate")
                    .property("hibernate.search.backend.type", "lucene")
                    .property("hibernate.search.backend.directory.root", directory.toString())
                    .property("hibernate.search.backend.lucene_version", "LATEST")
                    // The writer says when to commit; an interval would pay for fsync in between.
                    .property("hibernate.search.backend.io.commit_interval", 60_000)
                    .property("hibernate.search.backend.analysis.configurer", (LuceneAnalysisConfigurer) Analyzers::onLucene)
                    .build();
            case OpenSearch(String uris, String username, String password) -> (username.isEmpty() ? builder : builder
                    .property("hibernate.search.backend.username", username)
                    .property("hibernate.search.backend.password", password))
                    // A field that a later version adds is put into the index that is there; what it is filled with is read from the topics anew, for the rules have changed.
                    .property("hibernate.search.schema_management.strategy", "create-or-update")
                    .property("hibernate.search.backend.type", "elasticsearch")
                    .property("hibernate.search.backend.uris", uris)
                    .property("hibernate.search.backend.indexing.max_bulk_size", 1_000)
                    // One node has nowhere to put a replica: yellow is as good as it gets there.
                    .property("hibernate.search.backend.schema_management.minimal_required_status", "yellow")
                    .property("hibernate.search.backend.analysis.configurer", (ElasticsearchAnalysisConfigurer) Analyzers::onOpenSearch)
                    .build();
        };
    }
}
