package io.restock.border.wall;

/** Words of a request as they are safe to show in a sentence: short, and without what a terminal or a log would obey. */
final class Shown {
    private static final int AT_MOST = 80;

    private Shown() {}

    static String of(String given) {
        var shown = new StringBuilder();
        given.codePoints().limit(AT_MOST).map(c -> Character.isISOControl(c) ? '\uFFFD' : c).forEach(shown::appendCodePoint);
        return given.length() <= AT_MOST ? shown.toString() : shown.append('…').toString();
    }
}
