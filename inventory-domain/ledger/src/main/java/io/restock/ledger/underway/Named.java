package io.restock.ledger.underway;

import java.util.List;

/** Sentences in a row, as an exception shows them. */
public final class Named {
    private static final int SHOWN_AT_MOST = 5;

    private Named() {}

    /** The first five, and how many more there are. */
    public static String of(List<String> sentences) {
        String shown = String.join("; ", sentences.subList(0, Math.min(SHOWN_AT_MOST, sentences.size())));
        return shown + (sentences.size() > SHOWN_AT_MOST ? "; and " + (sentences.size() - SHOWN_AT_MOST) + " more items" : "");
    }
}
