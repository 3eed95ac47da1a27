package io.restock.search.words;

import io.restock.search.stock.Listing;
import io.restock.search.stock.Wanted;
import io.restock.search.stock.Wanted.All;
import io.restock.search.stock.Wanted.Any;
import io.restock.search.stock.Wanted.Way;
import io.restock.search.stock.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why something was found: which of its words stand for what was typed. */
public final class Reasons {
    private static final Pattern APART = Pattern.compile("(?:[\\s/|+&();:!?\"«»]|,(?!\\p{Nd}))+");

    /** A word as it is written on the item, and the words that an engine has of it. */
    private record Written(String text, List<String> terms, String where) {}

    /**
     * @param typed in the spelling of the index
     * @param as the words of the item, as they are written there
     * @param where name, brand, category or department
     * @param how whether it is the word, its beginning, another spelling of it, or a word of the same meaning
     */
    public record Reason(String typed, List<String> as, String where, How how) {
        public String sentence() {
            String written = as.stream().map(word -> "“" + word + "”").collect(Collectors.joining(" "));
            return "“" + typed + "” " + how.verb + " " + written + " in the " + where;
        }
    }

    /** How a word stands for another. */
    public enum How {
        WORD("is"), BEGINNING("begins"), SIMILAR("is read as"), MEANING("means");

        private final String verb;

        How(String verb) {
            this.verb = verb;
        }
    }

    private final Lexicon lexicon;

    public Reasons(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** One for each that is wanted and was found by its words. */
    public List<Reason> of(List<Wanted> wanted, Listing listing) {
        var written = Stream.of(written("name", listing.name()), written("brand", listing.brand()), written("category", listing.category()),
                written("department", listing.department())).flatMap(List::stream).toList();
        var reasons = new ArrayList<Reason>();
        for (Wanted each : wanted) {
            Reason reason = reason(each, written);
            if (reason != null) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    /** What was meant, as the best item writes it; null if that is what was typed. */
    public @Nullable String meant(List<Wanted> wanted, Listing best) {
        Set<String> words = new LinkedHashSet<>();
        var byWanted = of(wanted, best).stream().collect(Collectors.toMap(Reason::typed, reason -> reason, (one, same) -> one));
        for (Wanted each : wanted) {
            Reason reason = byWanted.get(each.typed());
            words.addAll(reason != null && reason.how() == How.SIMILAR ? reason.as().stream().map(String::toLowerCase).toList() : List.of(each.typed()));
        }
        String meant = String.join(" ", words);
        return meant.equals(wanted.stream().map(Wanted::typed).collect(Collectors.joining(" "))) ? null : meant;
    }

    private List<Written> written(String where, @Nullable String text) {
        return text == null ? List.of()
                : Stream.of(APART.split(text)).filter(word -> !word.isBlank()).map(word -> new Written(word, lexicon.terms(Words.spelt(word)), where)).toList();
    }

    private @Nullable Reason reason(Wanted wanted, List<Written> written) {
        boolean first = true;
        for (Way way : wanted.ways()) {
            List<Written> found = switch (way) {
                case All(var words, boolean begins, float weight) -> all(words, begins, written);
                case Any(var words, float weight) -> written.stream().filter(word -> word.terms().stream().anyMatch(words::contains)).limit(1).toList();
            };
            if (!found.isEmpty()) {
                return new Reason(wanted.typed(), found.stream().map(Written::text).distinct().toList(), found.getFirst().where(), how(wanted, way, found, first));
            }
            first = false;
        }
        return null;
    }

    private List<Written> all(List<String> words, boolean begins, List<Written> written) {
        var terms = words.stream().flatMap(word -> lexicon.terms(word).stream()).toList();
        var found = new ArrayList<Written>();
        for (int i = 0; i < terms.size(); i++) {
            String term = terms.get(i);
            boolean mayBegin = begins && i == terms.size() - 1;
            var one = written.stream().filter(word -> word.terms().contains(term)).findFirst()
                    .or(() -> written.stream().filter(word -> mayBegin && word.terms().stream().anyMatch(each -> each.startsWith(term))).findFirst());
            if (one.isEmpty()) {
                return List.of();
            }
            found.add(one.get());
        }
        return found;
    }

    private How how(Wanted wanted, Way way, List<Written> found, boolean first) {
        if (way instanceof Any || way.weight() == Understanding.JOINED && !first) {
            return How.SIMILAR;
        }
        if (!first) {
            return wanted.typed().chars().anyMatch(Character::isDigit) ? How.WORD : How.MEANING;
        }
        var terms = lexicon.terms(wanted.typed());
        return found.stream().flatMap(word -> word.terms().stream()).toList().containsAll(terms) ? How.WORD : How.BEGINNING;
    }
}
