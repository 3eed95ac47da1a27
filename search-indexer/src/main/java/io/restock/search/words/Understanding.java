package io.restock.search.words;

import io.restock.contracts.Gtin;
import io.restock.search.stock.Wanted;
import io.restock.search.stock.Wanted.All;
import io.restock.search.stock.Wanted.Any;
import io.restock.search.stock.Wanted.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What people mean by what they typed. As long as any item of the chain has all that was typed, as words or beginnings of words, nothing else was meant, whatever filters leave of it: who asks
 * for milk that is out does not mean silk. Only else is it read more and more generously, until an item has it all; words that no item has before those that only do not stand together:
 * <ol>
 * <li>words that were joined, split, or have one letter wrong, missing, doubled or swapped</li>
 * <li>beginnings of words with such a letter</li>
 * <li>short words with one, longer ones with two</li>
 * </ol>
 * Digits are never wrong: a number that is not found is not there.
 */
public final class Understanding {
    /** Words of fewer letters have too many neighbours. */
    private static final int LETTERS = 4;
    private static final int LETTERS_FOR_TWO = 6;
    private static final int SHORT = 3;
    private static final int PART = 2;
    private static final int SPLITS_AT_MOST = 5;
    private static final int JOINED_AT_MOST = 3;
    private static final int NEIGHBOURS_AT_MOST = 30;
    private static final int BEGINNINGS_AT_MOST = 80;
    static final float JOINED = 0.6f;
    private static final float NEAR = 0.5f;
    private static final float NEAR_BEGINNING = 0.3f;
    private static final float FAR = 0.2f;

    /** How generously it is read. */
    private enum Reading { NEAR, BEGINNINGS, FAR }

    /**
     * @param wanted what to look for
     * @param corrected whether that is something else than what was typed
     */
    public record Understood(List<Wanted> wanted, boolean corrected) {
        public static Understood as(List<Wanted> typed) {
            return new Understood(typed, false);
        }
    }

    private final Lexicon lexicon;

    public Understanding(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    public Understood understand(List<Wanted> typed) {
        if (typed.isEmpty() || lexicon.holds(typed)) {
            return Understood.as(typed);
        }
        Set<Wanted> unknown = typed.stream().filter(word -> !lexicon.holds(List.of(word))).collect(Collectors.toSet());
        for (Set<Wanted> doubtful : unknown.isEmpty() || unknown.size() == typed.size() ? List.of(Set.copyOf(typed)) : List.of(unknown, Set.copyOf(typed))) {
            for (Reading reading : Reading.values()) {
                List<Wanted> wider = IntStream.range(0, typed.size())
                        .mapToObj(i -> doubtful.contains(typed.get(i)) ? typed.get(i).or(more(typed, i, reading)) : typed.get(i).or(joined(typed, i, reading))).toList();
                if (lexicon.holds(wider)) {
                    return new Understood(wider, true);
                }
            }
        }
        return Understood.as(typed);
    }

    /** The items that fit best. */
    public List<Gtin> items(List<Wanted> wanted, int limit) {
        return wanted.isEmpty() ? List.of() : lexicon.find(wanted, limit);
    }

    private List<Way> more(List<Wanted> typed, int at, Reading reading) {
        var ways = new ArrayList<>(joined(typed, at, reading));
        String word = typed.get(at).typed();
        if (word.indexOf(' ') < 0 && word.chars().noneMatch(Character::isDigit)) {
            lexicon.terms(word).forEach(term -> similar(term, reading, typed.size() > 1, ways));
        }
        return ways;
    }

    /** @param others whether other words say what is meant, too: three letters alone have too many neighbours */
    private void similar(String term, Reading reading, boolean others, List<Way> ways) {
        split(term, ways);
        if (term.length() >= LETTERS) {
            near(term, 1, false, NEAR, ways);
        }
        if (reading != Reading.NEAR && term.length() >= LETTERS) {
            near(term, 1, true, NEAR_BEGINNING, ways);
        }
        if (reading == Reading.FAR && term.length() == SHORT && others) {
            near(term, 1, true, FAR, ways);
        }
        if (reading == Reading.FAR && term.length() >= LETTERS_FOR_TWO) {
            near(term, 2, false, FAR, ways);
            near(term, 2, true, FAR, ways);
        }
    }

    private void near(String term, int edits, boolean beginning, float weight, List<Way> ways) {
        List<String> words = lexicon.near(term, edits, beginning, beginning ? BEGINNINGS_AT_MOST : NEIGHBOURS_AT_MOST);
        if (!words.isEmpty()) {
            ways.add(new Any(words, weight));
        }
    }

    /** "rug brød" for "rugbrød": with words before and behind, two or three in all. Each of them has it then. */
    private List<Way> joined(List<Wanted> typed, int at, Reading reading) {
        var ways = new ArrayList<Way>();
        for (int first = Math.max(0, at - JOINED_AT_MOST + 1); first <= at; first++) {
            for (int end = Math.max(first + 2, at + 1); end <= Math.min(typed.size(), first + JOINED_AT_MOST); end++) {
                String whole = typed.subList(first, end).stream().map(Wanted::typed).collect(Collectors.joining());
                if (whole.chars().allMatch(Character::isLetter)) {
                    joined(whole, end - first == 2 ? reading : Reading.NEAR, ways);
                }
            }
        }
        return ways;
    }

    private void joined(String whole, Reading reading, List<Way> ways) {
        if (lexicon.knowsBeginning(whole)) {
            ways.add(new All(List.of(whole), true, JOINED));
        } else if (reading != Reading.NEAR) {
            near(whole, reading == Reading.FAR ? 2 : 1, false, FAR, ways);
        }
    }

    /** "rugbrødskiver" for "rugbrød skiver". */
    private void split(String term, List<Way> ways) {
        int found = 0;
        for (int at = PART; at <= term.length() - PART && found < SPLITS_AT_MOST; at++) {
            String first = term.substring(0, at);
            String rest = term.substring(at);
            if (lexicon.knows(first) && lexicon.knowsBeginning(rest)) {
                ways.add(new All(List.of(first, rest), true, JOINED));
                found++;
            }
        }
    }
}
