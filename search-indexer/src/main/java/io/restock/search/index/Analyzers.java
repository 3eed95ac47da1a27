package io.restock.search.index;

import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;

/** How text becomes words: split as Unicode does, without case and accents, the same on both engines. "Crème" is found by "creme". */
final class Analyzers {
    static final String WORDS = "words";
    static final String FOLDED = "folded";

    private Analyzers() {}

    static void onLucene(LuceneAnalysisConfigurationContext context) {
        context.analyzer(WORDS).custom().tokenizer("standard").tokenFilter("lowercase").tokenFilter("asciiFolding");
        context.normalizer(FOLDED).custom().tokenFilter("lowercase").tokenFilter("asciiFolding");
    }

    static void onOpenSearch(ElasticsearchAnalysisConfigurationContext context) {
        context.analyzer(WORDS).custom().tokenizer("standard").tokenFilters("lowercase", "asciifolding");
        context.normalizer(FOLDED).custom().tokenFilters("lowercase", "asciifolding");
    }

    /** The beginning of a word in the form in which words are indexed. */
    static String folded(String word) {
        char[] input = word.toLowerCase(Locale.ROOT).toCharArray();
        char[] output = new char[4 * input.length];
        int length = ASCIIFoldingFilter.foldToASCII(input, 0, output, 0, input.length);
        return new String(output, 0, length);
    }
}
