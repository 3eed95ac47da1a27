package io.restock.search.words;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.search.stock.Wanted;
import io.restock.search.stock.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/**
 * The words by which the chain's items can be found, beside either engine: a document of Lucene for each item, in memory, written when the catalog changes and not when stock does. It knows
 * which words exist, what is written almost so, and whether any item has them all. One thread writes, any may read.
 */
public final class Lexicon implements AutoCloseable {
    private static final String ITEM = "item";
    private static final String WORDS = "words";
    private static final String NAME = "name";
    private static final String ORDERED = "ordered";
    private static final String LENGTH = "length";
    private static final Sort BEST_FIRST = new Sort(SortField.FIELD_SCORE, new SortField(LENGTH, SortField.Type.LONG));
    private static final int DETERMINED_AT_MOST = 100_000;

    private final Analyzer analyzer = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var tokenizer = new StandardTokenizer();
            return new TokenStreamComponents(tokenizer, new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer)));
        }
    };
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile boolean changed;

    public Lexicon() {
        try {
            writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(analyzer));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An item as it is now called. */
    public void put(Item item) {
        var document = new Document();
        String name = item.name() == null ? "" : item.name();
        String ordered = Words.ordered(name);
        document.add(new StringField(ITEM, item.gtin().digits(), Field.Store.YES));
        document.add(new TextField(NAME, Words.found(name), Field.Store.NO));
        document.add(new TextField(WORDS, text(item), Field.Store.NO));
        document.add(new StringField(ORDERED, ordered.substring(0, Math.min(ordered.length(), 1_000)), Field.Store.NO));
        document.add(new NumericDocValuesField(LENGTH, ordered.length()));
        try {
            writer.updateDocument(new Term(ITEM, item.gtin().digits()), document);
            changed = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Item item) {
        return Words.found(Stream.of(item.name(), item.brand(), item.category(), item.department()).filter(Objects::nonNull).collect(Collectors.joining(" ")));
    }

    /** Whether any item has all of them. */
    boolean holds(List<Wanted> wanted) {
        return reading(searcher -> searcher.search(all(wanted), 1).totalHits.value > 0);
    }

    /** The best items that have all of them. */
    List<Gtin> find(List<Wanted> wanted, int limit) {
        return reading(searcher -> {
            var ranked = new BooleanQuery.Builder().add(all(wanted), Occur.MUST);
            String typed = wanted.stream().map(Wanted::typed).collect(Collectors.joining(" "));
            ranked.add(constant(new PrefixQuery(new Term(ORDERED, typed)), Wanted.BEGINS), Occur.SHOULD);
            ranked.add(constant(new TermQuery(new Term(ORDERED, typed)), Wanted.WHOLE), Occur.SHOULD);
            var found = new ArrayList<Gtin>();
            for (var hit : searcher.search(ranked.build(), limit, BEST_FIRST).scoreDocs) {
                found.add(new Gtin(searcher.storedFields().document(hit.doc).get(ITEM)));
            }
            return found;
        });
    }

    /** Whether it is a word of any item. */
    boolean knows(String word) {
        return reading(searcher -> searcher.getIndexReader().docFreq(new Term(WORDS, word)) > 0);
    }

    /** Whether a word of any item begins with it. */
    boolean knowsBeginning(String word) {
        return reading(searcher -> searcher.count(new PrefixQuery(new Term(WORDS, word))) > 0);
    }

    /**
     * Words of items that are written almost so, those of most items first.
     *
     * @param edits letters that are wrong, missing, too many or swapped, at most; 1 or 2
     * @param beginning whether it may be the beginning of theirs
     */
    List<String> near(String word, int edits, boolean beginning, int limit) {
        var near = new LevenshteinAutomata(word, true).toAutomaton(edits);
        var accepted = Operations.determinize(beginning ? Operations.concatenate(near, Automata.makeAnyString()) : near, DETERMINED_AT_MOST);
        return reading(searcher -> {
            record Known(String word, int items) {}
            var terms = MultiTerms.getTerms(searcher.getIndexReader(), WORDS);
            if (terms == null) {
                return List.of();
            }
            var known = new ArrayList<Known>();
            var each = new CompiledAutomaton(accepted, false, true).getTermsEnum(terms);
            for (var term = each.next(); term != null; term = each.next()) {
                known.add(new Known(term.utf8ToString(), each.docFreq()));
            }
            return known.stream().filter(found -> !found.word().equals(word))
                    .sorted(Comparator.comparingInt(Known::items).reversed().thenComparing(Known::word)).limit(limit).map(Known::word).toList();
        });
    }

    /** The words into which an engine takes it apart, in the form in which it keeps them. */
    List<String> terms(String text) {
        var terms = new ArrayList<String>();
        try (var stream = analyzer.tokenStream(WORDS, text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    private Query all(List<Wanted> wanted) {
        var all = new BooleanQuery.Builder();
        wanted.forEach(each -> {
            var any = new BooleanQuery.Builder();
            each.ways().forEach(way -> any.add(way(way), Occur.SHOULD));
            all.add(any.build(), Occur.MUST);
        });
        return all.build();
    }

    private Query way(Wanted.Way way) {
        return switch (way) {
            case Wanted.Any(var words, float weight) -> either(field -> new TermInSetQuery(field, words.stream().map(BytesRef::new).toList()), weight).build();
            case Wanted.All(var words, boolean begins, float weight) -> {
                var all = new BooleanQuery.Builder();
                var terms = words.stream().flatMap(word -> terms(word).stream()).toList();
                for (int i = 0; i < terms.size(); i++) {
                    all.add(word(terms.get(i), begins && i == terms.size() - 1, weight / terms.size()), Occur.MUST);
                }
                yield all.build();
            }
        };
    }

    private static Query word(String term, boolean begins, float weight) {
        var any = either(field -> new TermQuery(new Term(field, term)), weight);
        if (begins) {
            any.add(either(field -> new PrefixQuery(new Term(field, term)), Wanted.BEGINNING * weight).build(), Occur.SHOULD);
        }
        return any.build();
    }

    /** In the name, which counts more, or elsewhere. */
    private static BooleanQuery.Builder either(Function<String, Query> in, float weight) {
        return new BooleanQuery.Builder().add(constant(in.apply(NAME), Wanted.IN_THE_NAME * weight), Occur.SHOULD).add(constant(in.apply(WORDS), weight), Occur.SHOULD);
    }

    private static Query constant(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    /** Reads from a state that has all that was put before. */
    private <T> T reading(Reading<T> reading) {
        try {
            if (changed) {
                changed = false;
                searchers.maybeRefreshBlocking();
            }
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.read(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reading<T> {
        T read(IndexSearcher searcher) throws IOException;
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
