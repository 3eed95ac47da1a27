package io.restock.contracts;

/** What people write as a name, a reason, a note. */
public final class PlainText {
    private PlainText() {}

    /** Whether a text holds nothing but what can be shown and sent on: no control characters, and no half of an emoji, which UTF-8 cannot hold. */
    public static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(character -> Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE);
    }
}
