package io.restock.distribution.advice;

import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;

/** An interchange in the making. It counts its segments, as both standards want to read at the end. A letter that the character set lacks is written by its nearest ones, else as an underscore. */
final class EdiWriter {
    /** What the two standards may use as delimiters; X12 cannot write them in a text at all. */
    private static final String DELIMITERS = "[*~:^|+'?>\\p{Cntrl}]";

    /** Of letters that are more than another one with an accent. */
    private static final Map<String, String> NEAREST = Map.of("ø", "o", "Ø", "O", "æ", "ae", "Æ", "AE", "ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "ß", "ss", "œ", "oe");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final EDIStreamWriter writer;
    private final CharsetEncoder letters;
    private int segments;

    EdiWriter(Charset charset) {
        letters = charset.newEncoder();
        EDIOutputFactory factory = EDIOutputFactory.newFactory();
        factory.setProperty(EDIOutputFactory.PRETTY_PRINT, true); // a segment a line
        try {
            writer = factory.createEDIStreamWriter(bytes, charset.name());
            writer.startInterchange();
        } catch (EDIStreamException e) {
            throw unexpected(e);
        }
    }

    /** @param elements each a text, or a list of texts for one of several components; an empty text is left out */
    EdiWriter segment(String tag, Object... elements) {
        try {
            writer.writeStartSegment(tag);
            for (Object element : elements) {
                if (element instanceof List<?> components) {
                    writer.writeStartElement();
                    for (Object component : components) {
                        writer.writeComponent(component.toString());
                    }
                    writer.endElement();
                } else {
                    writer.writeElement(element.toString());
                }
            }
            writer.writeEndSegment();
            segments++;
            return this;
        } catch (EDIStreamException e) {
            throw unexpected(e);
        }
    }

    /** Segments from here on are counted from one: a message begins. */
    void count() {
        segments = 0;
    }

    int segments() {
        return segments;
    }

    /** A name as a text of at most so many letters. */
    String text(String name, int most) {
        var text = new StringBuilder();
        for (int point : Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll(DELIMITERS, " ").codePoints().toArray()) {
            String letter = Character.toString(point);
            String plain = Normalizer.normalize(letter, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            text.append(letters.canEncode(letter) ? letter : letters.canEncode(plain) ? plain : NEAREST.getOrDefault(letter, "_"));
        }
        return text.substring(0, Math.min(most, text.length())).strip();
    }

    byte[] end() {
        try (writer) {
            writer.endInterchange();
        } catch (EDIStreamException e) {
            throw unexpected(e);
        }
        return bytes.toByteArray();
    }

    /** Nothing is written but to memory, and nothing but what the standard allows. */
    private static UncheckedIOException unexpected(EDIStreamException e) {
        return new UncheckedIOException(new IOException(e));
    }
}
