package io.restock.distribution.advice;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import java.io.StringWriter;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The logistic label of one unit, as a picture (SVG) of A6 in millimetres: from whom, to whom, what is in it, the store as ship-to location (410) and the SSCC (00) at the foot, each as GS1-128
 * with its text below. Bars are half a millimetre for each module (0.495 to 1.016 are allowed) and 32 high (GS1 General Specifications, 6.6.4.3).
 */
final class UnitLabel {
    static final double MODULE = 0.5;
    private static final double WIDTH = 105;
    private static final double HEIGHT = 148;
    private static final double MARGIN = 5;
    private static final double BARS = 32;
    private static final char FNC1 = 'ñ';
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int LETTERS_IN_A_ROW = 42;

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter svg;

    private UnitLabel() throws XMLStreamException {
        svg = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    }

    static String of(Departure departure, Departure.Unit unit) {
        try {
            return new UnitLabel().drawn(departure, unit);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text that is written to memory cannot fail", e);
        }
    }

    private String drawn(Departure departure, Departure.Unit unit) throws XMLStreamException {
        svg.writeStartDocument();
        svg.writeStartElement("svg");
        svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
        attributes("width", WIDTH + "mm", "height", HEIGHT + "mm", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "font-family", "sans-serif", "role", "img");
        box("#fff", 0, 0, WIDTH, HEIGHT);
        row(3, 9, "From");
        row(5, 15, departure.from().called());
        row(3, 22, "To");
        row(7, 30, departure.to().called());
        row(3.4, 36, "Left " + MINUTE.format(departure.left()) + ", expected " + MINUTE.format(departure.expected()));
        row(3.4, 41, contents(unit.lines()));
        box("#000", MARGIN, 44, WIDTH - 2 * MARGIN, 0.3);
        bars(47, "410", departure.to().gln().digits());
        box("#000", MARGIN, 94, WIDTH - 2 * MARGIN, 0.3);
        bars(98, "00", unit.sscc().digits());
        svg.writeEndElement();
        svg.writeEndDocument();
        svg.flush();
        return text.toString();
    }

    private static String contents(List<Departure.Line> lines) {
        return lines.size() > 1 ? lines.size() + " order lines" : lines.getFirst().name() == null ? lines.getFirst().item().digits() : lines.getFirst().name();
    }

    private void bars(double top, String identifier, String value) throws XMLStreamException {
        BitMatrix row = new Code128Writer().encode(FNC1 + identifier + value, BarcodeFormat.CODE_128, 0, 1);
        int[] ends = row.getEnclosingRectangle();
        double left = (WIDTH - ends[2] * MODULE) / 2;
        for (int from = 0; from < ends[2]; from++) {
            int to = from;
            while (to < ends[2] && row.get(ends[0] + to, 0)) {
                to++;
            }
            if (to > from) {
                box("#000", left + from * MODULE, top, (to - from) * MODULE, BARS);
                from = to;
            }
        }
        svg.writeStartElement("text");
        attributes("x", String.valueOf(WIDTH / 2), "y", String.valueOf(top + BARS + 6), "font-size", "5", "text-anchor", "middle");
        svg.writeCharacters("(" + identifier + ") " + value);
        svg.writeEndElement();
    }

    private void row(double size, double y, String words) throws XMLStreamException {
        svg.writeStartElement("text");
        attributes("x", String.valueOf(MARGIN), "y", String.valueOf(y), "font-size", String.valueOf(size));
        String shown = words.replaceAll("\\p{Cntrl}", " ");
        svg.writeCharacters(shown.length() > LETTERS_IN_A_ROW ? shown.substring(0, LETTERS_IN_A_ROW - 1) + "…" : shown);
        svg.writeEndElement();
    }

    private void box(String colour, double x, double y, double width, double height) throws XMLStreamException {
        svg.writeEmptyElement("rect");
        attributes("fill", colour, "x", String.valueOf(x), "y", String.valueOf(y), "width", String.valueOf(width), "height", String.valueOf(height));
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            svg.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }
}
