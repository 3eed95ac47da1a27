package io.restock.distribution.advice;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The despatch advice of EANCOM 2002, syntax 3 (DESADV D.01B, EAN007): one consignment, in it a package for each SSCC, in that the lines with the orders they are of. A substitute names the item
 * that was ordered (PIA 3) and the line that it answers.
 */
final class Desadv {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final DateTimeFormatter DAY_OF_CENTURY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String OF_GS1 = "9";
    private static final String GLN = "14";
    private static final int NAME = 35;

    private Desadv() {}

    /** @return ISO 8859-1 */
    static byte[] of(Departure departure) {
        var edi = new EdiWriter(StandardCharsets.ISO_8859_1);
        String reference = departure.number().digits().substring(4);
        edi.segment("UNB", List.of("UNOC", "3"), List.of(departure.from().gln(), GLN), List.of(departure.to().gln(), GLN),
                List.of(DAY.format(departure.left()), TIME.format(departure.left())), reference);
        edi.count();
        edi.segment("UNH", "1", List.of("DESADV", "D", "01B", "UN", "EAN007"));
        edi.segment("BGM", "351", departure.number(), "9");
        time(edi, "137", departure.left()); // of the document
        time(edi, "11", departure.left()); // despatched
        time(edi, "17", departure.expected()); // expected at the store
        party(edi, "SF", departure.from());
        party(edi, "DP", departure.to());
        edi.segment("CPS", "1");
        edi.segment("PAC", String.valueOf(departure.units().size()), "", "PK");
        int level = 1;
        int line = 0;
        for (Departure.Unit unit : departure.units()) {
            edi.segment("CPS", String.valueOf(++level), "1");
            edi.segment("PAC", "1", "", "PK");
            edi.segment("PCI", "33E"); // marked with an SSCC
            edi.segment("GIN", "BJ", unit.sscc());
            for (Departure.Line each : unit.lines()) {
                edi.segment("LIN", String.valueOf(++line), "", List.of(each.item(), "SRV"));
                if (each.inPlaceOf() != null) {
                    edi.segment("PIA", "3", List.of(each.inPlaceOf().item(), "SRV")); // originally ordered, as EANCOM has it of the despatch advice
                }
                if (each.name() != null) {
                    edi.segment("IMD", "F", "", List.of("", "", "", edi.text(each.name(), NAME)));
                }
                edi.segment("QTY", each.weighed() ? List.of("12", Weight.kilograms(each.units()), "KGM") : List.of("12", String.valueOf(each.units())));
                if (each.bestBefore() != null) {
                    edi.segment("DTM", List.of("361", DAY_OF_CENTURY.format(each.bestBefore()), "102"));
                }
                edi.segment("RFF", List.of("ON", each.answers().order(), String.valueOf(each.answers().line())));
                if (each.lot() != null) {
                    edi.segment("PCI", "36E"); // marked with a lot
                    edi.segment("GIN", "BX", edi.text(each.lot(), NAME));
                }
            }
        }
        edi.segment("CNT", List.of("2", String.valueOf(line)));
        edi.segment("UNT", String.valueOf(edi.segments() + 1), "1");
        edi.segment("UNZ", "1", reference);
        return edi.end();
    }

    private static void time(EdiWriter edi, String of, ZonedDateTime at) {
        edi.segment("DTM", List.of(of, MINUTE.format(at), "203"));
    }

    private static void party(EdiWriter edi, String role, Departure.Party party) {
        edi.segment("NAD", role, List.of(party.gln(), "", OF_GS1), "", edi.text(party.called(), NAME));
    }
}
