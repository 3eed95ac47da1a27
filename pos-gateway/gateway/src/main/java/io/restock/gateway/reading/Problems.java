package io.restock.gateway.reading;

import io.restock.border.http.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with one transaction, a sentence each. Sentences beyond {@value #LISTED_AT_MOST} are counted, not listed. */
public final class Problems {
    static final int LISTED_AT_MOST = 100;

    private final List<String> sentences = new ArrayList<>(0);
    private int unlisted;

    /** @param path of the field, such as {@code lines[0].units}; empty for the transaction itself */
    public void note(String path, String sentence) {
        if (sentences.size() < LISTED_AT_MOST) {
            sentences.add(path.isEmpty() ? sentence : path + " " + sentence);
        } else {
            unlisted++;
        }
    }

    /** A sentence about a field of the line at this place of the list. */
    public void noteLine(int index, String field, String sentence) {
        note("lines[" + index + "]." + field, sentence);
    }

    public boolean areNone() {
        return sentences.isEmpty();
    }

    /** @throws ProblemException 422 that lists them, if there are any */
    public void throwIfAny() {
        if (!areNone()) {
            throw ProblemException.invalid(listed());
        }
    }

    List<String> listed() {
        if (unlisted == 0) {
            return List.copyOf(sentences);
        }
        var all = new ArrayList<>(sentences);
        all.add("… and " + unlisted + " more");
        return all;
    }
}
