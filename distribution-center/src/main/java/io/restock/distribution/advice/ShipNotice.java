package io.restock.distribution.advice;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** The ship notice of X12, 856 of version 005010, as shipment, packages, orders, items (structure 0003): a package for each SSCC, named by a GS1-128 (MAN GM). A substitute stands under the order and line that it answers, with the status IS. */
final class ShipNotice {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
    private static final String GLN = "07";
    private static final int NAME = 60;

    private final EdiWriter edi = new EdiWriter(StandardCharsets.US_ASCII);
    private final Departure departure;
    private int level;

    private ShipNotice(Departure departure) {
        this.departure = departure;
    }

    /** @return ASCII */
    static byte[] of(Departure departure) {
        return new ShipNotice(departure).write();
    }

    private byte[] write() {
        ZonedDateTime left = departure.left();
        String control = departure.number().digits().substring(8, 17);
        String group = String.valueOf(Integer.parseInt(control));
        edi.segment("ISA", "00", " ".repeat(10), "00", " ".repeat(10), GLN, "%-15s".formatted(departure.from().gln()), GLN, "%-15s".formatted(departure.to().gln()),
                DAY.format(left).substring(2), TIME.format(left), "^", "00501", control, "0", "P", ":");
        edi.segment("GS", "SH", departure.from().gln(), departure.to().gln(), DAY.format(left), TIME.format(left), group, "X", "005010");
        edi.count();
        edi.segment("ST", "856", "0001");
        edi.segment("BSN", "00", departure.number(), DAY.format(left), TIME.format(left), "0003");
        int shipment = level("", "S");
        time("011", left); // shipped
        time("017", departure.expected()); // estimated delivery
        party("SF", departure.from());
        party("ST", departure.to());
        for (Departure.Unit unit : departure.units()) {
            int pack = level(shipment, "P");
            edi.segment("MAN", "GM", "00" + unit.sscc());
            for (Map.Entry<String, List<Departure.Line>> order : unit.byOrder().entrySet()) {
                int ordered = level(pack, "O");
                edi.segment("REF", "PO", order.getKey()); // PRF01 has room for 22 letters only
                for (Departure.Line line : order.getValue()) {
                    item(ordered, line);
                }
            }
        }
        edi.segment("CTT", String.valueOf(level));
        edi.segment("SE", String.valueOf(edi.segments() + 1), "0001");
        edi.segment("GE", "1", group);
        edi.segment("IEA", "1", control);
        return edi.end();
    }

    private void item(int order, Departure.Line line) {
        level(order, "I");
        String ordered = String.valueOf(line.answers().line());
        if (line.lot() == null) {
            edi.segment("LIN", ordered, "UK", line.item());
        } else {
            edi.segment("LIN", ordered, "UK", line.item(), "LT", edi.text(line.lot(), NAME));
        }
        String units = line.weighed() ? Weight.kilograms(line.units()) : String.valueOf(line.units());
        if (line.inPlaceOf() == null) {
            edi.segment("SN1", "", units, line.weighed() ? "KG" : "EA");
        } else {
            edi.segment("SN1", "", units, line.weighed() ? "KG" : "EA", "", "", "", "", "IS"); // a substitution was made
        }
        if (line.name() != null) {
            edi.segment("PID", "F", "", "", "", edi.text(line.name(), NAME));
        }
        if (line.bestBefore() != null) {
            edi.segment("DTM", "036", DateTimeFormatter.BASIC_ISO_DATE.format(line.bestBefore()));
        }
    }

    private int level(Object parent, String what) {
        edi.segment("HL", String.valueOf(++level), String.valueOf(parent), what);
        return level;
    }

    private void time(String of, ZonedDateTime at) {
        edi.segment("DTM", of, DAY.format(at), TIME.format(at));
    }

    private void party(String role, Departure.Party party) {
        edi.segment("N1", role, edi.text(party.called(), NAME), "UL", party.gln());
    }
}
