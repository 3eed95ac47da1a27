package io.restock.search.stock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Words that mean the same, as the files of each language have them: a line for each meaning, its words or phrases apart by commas. */
final class Synonyms {
    private static final List<String> LANGUAGES = List.of("nb", "en");
    private static final int WORDS_AT_MOST = 3;
    private static final Map<List<String>, List<List<String>>> OTHERS = read();

    private Synonyms() {}

    /** What is looked for, where several words may be one phrase. */
    static List<Wanted> with(List<String> words) {
        var wanted = new ArrayList<Wanted>();
        int at = 0;
        while (at < words.size()) {
            int length = phrase(words, at);
            List<String> phrase = words.subList(at, at + length);
            List<List<String>> others = OTHERS.get(phrase);
            wanted.add(others == null ? Wanted.word(phrase.getFirst()) : Wanted.synonyms(List.copyOf(phrase), others));
            at += length;
        }
        return wanted;
    }

    /** How many words from there mean one thing. */
    private static int phrase(List<String> words, int from) {
        for (int length = Math.min(WORDS_AT_MOST, words.size() - from); length > 1; length--) {
            if (OTHERS.containsKey(words.subList(from, from + length))) {
                return length;
            }
        }
        return 1;
    }

    private static Map<List<String>, List<List<String>>> read() {
        var others = new HashMap<List<String>, List<List<String>>>();
        for (String language : LANGUAGES) {
            try (var lines = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(Synonyms.class.getResourceAsStream("/synonyms/" + language + ".txt")), StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> meaning(line, others));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Map.copyOf(others);
    }

    private static void meaning(String line, Map<List<String>, List<List<String>>> others) {
        var same = Stream.of(line.split(",")).map(phrase -> Words.split(Words.spelt(phrase))).distinct().toList();
        for (List<String> phrase : same) {
            others.merge(phrase, same.stream().filter(other -> !other.equals(phrase)).toList(), (one, more) -> Stream.concat(one.stream(), more.stream()).distinct().toList());
        }
    }
}
