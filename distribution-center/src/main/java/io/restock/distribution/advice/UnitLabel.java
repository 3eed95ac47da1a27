package io.restock.distribution.advice;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The logistic label of one unit, as a picture (SVG) of A6 in millimetres: from whom, to whom, what is in it, the store as ship-to location (410) and the SSCC (00) at the foot, each as GS1-128
 * with its text below. Bars are half a millimetre for each module (0.495 to 1.016 are allowed) and 32 high (GS1 General Specifications, 6.6.4.3). A unit that holds one lot of one item says it
 * above them: item and count (02) (37), best before (15) and lot (10); the label is as much longer. A lot whose bars would be wider than the paper stands there as text alone.
 */
final class UnitLabel {
    static final double MODULE = 0.5;
    private static final double WIDTH = 105;
    private static final double HEIGHT = 148;
    private static final double ROW = 47;
    private static final int MODULES_AT_MOST = (int) ((WIDTH - 2 * 5) / MODULE);
    private static final double MARGIN = 5;
    private static final double BARS = 32;
    private static final char FNC1 = 'ñ';
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
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
        List<String[]> contents = elements(unit.lines());
        double height = HEIGHT + contents.size() * ROW;
        svg.writeStartDocument();
        svg.writeStartElement("svg");
        svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
        attributes("width", WIDTH + "mm", "height", height + "mm", "viewBox", "0 0 " + WIDTH + " " + height, "font-family", "sans-serif", "role", "img");
        box("#fff", 0, 0, WIDTH, height);
        row(3, 9, "From");
        row(5, 15, departure.from().called());
        row(3, 22, "To");
        row(7, 30, departure.to().called());
        row(3.4, 36, "Left " + MINUTE.format(departure.left()) + ", expected " + MINUTE.format(departure.expected()));
        row(3.4, 41, contents(unit.lines()));
        double top = 47;
        for (String[] row : contents) {
            box("#000", MARGIN, top - 3, WIDTH - 2 * MARGIN, 0.3);
            bars(top, row);
            top += ROW;
        }
        box("#000", MARGIN, top - 3, WIDTH - 2 * MARGIN, 0.3);
        bars(top, "410", departure.to().gln().digits());
        box("#000", MARGIN, top + ROW, WIDTH - 2 * MARGIN, 0.3);
        bars(top + 51, "00", unit.sscc().digits());
        svg.writeEndElement();
        svg.writeEndDocument();
        svg.flush();
        return text.toString();
    }

    private static String contents(List<Departure.Line> lines) {
        return lines.size() > 1 ? lines.size() + " order lines" : lines.getFirst().name() == null ? lines.getFirst().item().digits() : lines.getFirst().name();
    }

    /** Rows of bars about what is in it; none unless that is one lot of one item. What is weighed has no count. */
    private static List<String[]> elements(List<Departure.Line> lines) {
        Departure.Line first = lines.getFirst();
        LocalDate bestBefore = first.bestBefore();
        boolean isOne =
                lines.stream().allMatch(line -> line.item().equals(first.item()) && Objects.equals(line.lot(), first.lot()) && Objects.equals(line.bestBefore(), bestBefore));
        var rows = new ArrayList<String[]>();
        if (isOne && (first.lot() != null || bestBefore != null)) {
            int units = lines.stream().mapToInt(Departure.Line::units).sum();
            if (!first.weighed()) {
                rows.add(new String[] {"02", first.item().digits(), "37", String.valueOf(units)});
            }
            String[] date = bestBefore == null ? new String[0] : new String[] {"15", DAY.format(bestBefore)};
            String[] lot = first.lot() == null ? new String[0] : new String[] {"10", first.lot()};
            String[] both = Stream.of(date, lot).flatMap(Stream::of).toArray(String[]::new);
            if (code(both).getEnclosingRectangle()[2] <= MODULES_AT_MOST) {
                rows.add(both);
            } else {
                Stream.of(date, lot).filter(row -> row.length > 0).forEach(rows::add);
            }
        }
        return rows;
    }

    /** @param elements identifiers and values, in turn; of those whose length varies the last alone */
    private static BitMatrix code(String... elements) {
        return new Code128Writer().encode(FNC1 + String.join("", elements), BarcodeFormat.CODE_128, 0, 1);
    }

    private void bars(double top, String... elements) throws XMLStreamException {
        BitMatrix row = code(elements);
        int[] ends = row.getEnclosingRectangle();
        if (ends[2] <= MODULES_AT_MOST) {
            bars(top, row, ends);
        }
        var words = new StringBuilder();
        for (int i = 0; i < elements.length; i += 2) {
            words.append(i == 0 ? "" : " ").append('(').append(elements[i]).append(") ").append(elements[i + 1]);
        }
        svg.writeStartElement("text");
        attributes("x", String.valueOf(WIDTH / 2), "y", String.valueOf(top + BARS + 6), "font-size", "5", "text-anchor", "middle");
        svg.writeCharacters(words.toString());
        svg.writeEndElement();
    }

    private void bars(double top, BitMatrix row, int[] ends) throws XMLStreamException {
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
