package io.restock.border.log;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;

/**
 * Writes a record so that nobody can forge another with it. A message is one line, whatever words of a request it quotes; the lines of a stack trace, whose
 * messages quote such words, too, are set in, so that a line that begins with a time is always ours. What a terminal would obey is shown, not sent.
 */
final class OneLine extends Formatter {
    private final Formatter form;

    /** @param form how a record is otherwise written */
    OneLine(Formatter form) {
        this.form = form;
    }

    @Override
    public String format(LogRecord message) {
        String text = form.format(message);
        return isPlain(text) ? text : setIn(form.format(plain(message)));
    }

    @Override
    public String getHead(Handler handler) {
        return form.getHead(handler);
    }

    @Override
    public String getTail(Handler handler) {
        return form.getTail(handler);
    }

    /** Nearly all that is written is: one line, and its end. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isStrange(text.charAt(at)) && (text.charAt(at) != '\n' || at < text.length() - 1)) {
                return false;
            }
        }
        return true;
    }

    private static LogRecord plain(LogRecord message) {
        var plain = new ExtLogRecord(ExtLogRecord.wrap(message));
        plain.setMessage(shown(plain.getFormattedMessage(), false), FormatStyle.NO_FORMAT);
        plain.setParameters(null);
        return plain;
    }

    private static String setIn(String text) {
        return shown(text.stripTrailing(), true) + "\n";
    }

    private static String shown(String text, boolean lines) {
        var shown = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (lines && c == '\n') {
                shown.append(at + 1 < text.length() && text.charAt(at + 1) == '\t' ? "\n" : "\n\t");
            } else if (c == '\t' && lines || !isStrange(c)) {
                shown.append(c);
            } else {
                shown.append(c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\u%04x".formatted((int) c));
            }
        }
        return shown.toString();
    }

    /** Controls, ends of lines in any script, and marks that turn the direction of what follows. */
    private static boolean isStrange(char c) {
        return c < ' ' || c >= 0x7f && switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
