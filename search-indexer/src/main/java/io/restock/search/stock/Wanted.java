package io.restock.search.stock;

import java.util.ArrayList;
import java.util.List;

/**
 * One word that is looked for, or several that mean one thing.
 *
 * @param typed in the spelling of the index, words apart by a space
 * @param ways in which it may be written in what is found, the likeliest first; at least one
 */
public record Wanted(String typed, List<Way> ways) {
    /** What a word counts in the name, where one elsewhere counts 1. */
    public static final float IN_THE_NAME = 3;
    /** What the beginning of a word counts, beside the whole word. */
    public static final float BEGINNING = 0.2f;
    /** What it counts besides that a name begins with all that was typed. */
    public static final float BEGINS = 0.5f;
    /** What it counts besides that nothing else stands in the name. */
    public static final float WHOLE = 2;
    /** What another word of the same meaning counts, beside the word itself. */
    private static final float SYNONYM = 0.6f;

    /** One way of writing it. */
    public sealed interface Way {
        List<String> words();

        /** What it counts: 1 for what was typed. */
        float weight();
    }

    /**
     * All of these words.
     *
     * @param begins whether the last of them may be the beginning of one
     */
    public record All(List<String> words, boolean begins, float weight) implements Way {}

    /** Any of these words, each as an engine keeps it. */
    public record Any(List<String> words, float weight) implements Way {}

    public static Wanted word(String word) {
        return new Wanted(word, List.of(new All(List.of(word), true, 1)));
    }

    /** @param unit the same in one unit of its kind */
    static Wanted measure(List<String> words, String unit) {
        return new Wanted(String.join(" ", words), List.of(new All(List.of(unit), false, 1), new All(words, false, 1)));
    }

    static Wanted synonyms(List<String> words, List<List<String>> others) {
        return new Wanted(String.join(" ", words), List.of(new All(words, true, 1))).or(others.stream().<Way>map(other -> new All(other, false, SYNONYM)).toList());
    }

    public Wanted or(List<Way> more) {
        var all = new ArrayList<>(ways);
        all.addAll(more);
        return new Wanted(typed, List.copyOf(all));
    }
}
