package io.restock.distribution.advice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.oned.Code128Reader;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Scan;
import io.restock.contracts.Sscc;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The papers of a lorry with two units")
class PapersTest {
    private static final Gln CENTER = new Gln("7080002000010");
    private static final Gln STORE = new Gln("7080001000011");
    private static final Sscc FIRST = Sscc.of(CENTER, 41);
    private static final Sscc SECOND = Sscc.of(CENTER, 42);
    private static final Departure LORRY = new Departure(new Departure.Party(CENTER, "DC Vestby"), new Departure.Party(STORE, "Grünerløkka + Birkelunden's Łódź *1"),
            ZoneId.of("Europe/Oslo"), Instant.parse("2026-03-02T20:15:00Z"), Instant.parse("2026-03-02T23:45:00Z"), List.of(
                    new Departure.Unit(FIRST, List.of(
                            line("07038010000010", "Lettmelk 1 l", 12, false, "R-7080001000011-202603021000/1"),
                            line("07038010000027", "Brunost i løs vekt", 1_500, true, "R-7080001000011-202603021000/3"),
                            line("07038010000010", "Lettmelk 1 l", 6, false, "R-7080001000011-202603022000/1"))),
                    new Departure.Unit(SECOND, List.of(line("07038010000034", null, 24, false, "R-7080001000011-202603021000/2")))));

    private static Departure.Line line(String item, String name, int units, boolean weighed, String order) {
        return new Departure.Line(new Gtin(item), name, units, weighed, order, null, null, null);
    }

    @Test
    void say_what_stands_for_what_where_it_is_not_what_was_ordered() throws Exception {
        var other = new Departure.Line(new Gtin("07038010000041"), "Ekstra lettmelk 1 l", 6, false, "S-7080001000011-4711/1", null, null,
                new Departure.InPlaceOf(new Gtin("07038010000010"), "R-7080001000011-202603021000/7", "EMPTY"));
        var lorry = new Departure(LORRY.from(), LORRY.to(), LORRY.zone(), LORRY.despatchedAt(), LORRY.expectedAt(), List.of(new Departure.Unit(FIRST, List.of(other))));
        assertThat(new String(Desadv.of(lorry), ISO_8859_1).lines()).containsSubsequence("LIN+1++07038010000041:SRV'", "PIA+3+07038010000010:SRV'", "QTY+12:6'",
                "RFF+ON:R-7080001000011-202603021000:7'");
        assertThat(new String(ShipNotice.of(lorry), US_ASCII).lines()).containsSubsequence("REF*PO*R-7080001000011-202603021000~", "LIN*7*UK*07038010000041~", "SN1**6*EA*****IS~");
        assertThat(read(Desadv.of(lorry), ISO_8859_1)).contains("PIA");
        assertThat(read(ShipNotice.of(lorry), US_ASCII)).contains("SN1");
    }

    @Test
    void say_as_desadv_what_lies_in_which_unit_and_for_which_order() throws Exception {
        String text = new String(Desadv.of(LORRY), ISO_8859_1);
        assertThat(text.lines()).containsExactly(
                "UNB+UNOC:3+7080002000010:14+7080001000011:14+260302:2115+" + FIRST.digits().substring(4) + "'",
                "UNH+1+DESADV:D:01B:UN:EAN007'",
                "BGM+351+" + FIRST + "+9'",
                "DTM+137:202603022115:203'", "DTM+11:202603022115:203'", "DTM+17:202603030045:203'",
                "NAD+SF+7080002000010::9++DC Vestby'",
                "NAD+DP+7080001000011::9++Grünerløkka   Birkelunden s Lódz  1'",
                "CPS+1'", "PAC+2++PK'",
                "CPS+2+1'", "PAC+1++PK'", "PCI+33E'", "GIN+BJ+" + FIRST + "'",
                "LIN+1++07038010000010:SRV'", "IMD+F++:::Lettmelk 1 l'", "QTY+12:12'", "RFF+ON:R-7080001000011-202603021000:1'",
                "LIN+2++07038010000027:SRV'", "IMD+F++:::Brunost i løs vekt'", "QTY+12:1.5:KGM'", "RFF+ON:R-7080001000011-202603021000:3'",
                "LIN+3++07038010000010:SRV'", "IMD+F++:::Lettmelk 1 l'", "QTY+12:6'", "RFF+ON:R-7080001000011-202603022000:1'",
                "CPS+3+1'", "PAC+1++PK'", "PCI+33E'", "GIN+BJ+" + SECOND + "'",
                "LIN+4++07038010000034:SRV'", "QTY+12:24'", "RFF+ON:R-7080001000011-202603021000:2'",
                "CNT+2:4'", "UNT+34+1'", "UNZ+1+" + FIRST.digits().substring(4) + "'");
        assertThat(read(Desadv.of(LORRY), ISO_8859_1)).contains("GIN", "UNT").hasSize(36);
    }

    @Test
    void say_the_same_as_an_856_order_by_order() throws Exception {
        String text = new String(ShipNotice.of(LORRY), US_ASCII);
        String control = FIRST.digits().substring(8, 17);
        assertThat(text.lines()).startsWith(
                "ISA*00*          *00*          *07*7080002000010  *07*7080001000011  *260302*2115*^*00501*" + control + "*0*P*:~",
                "GS*SH*7080002000010*7080001000011*20260302*2115*" + Integer.parseInt(control) + "*X*005010~",
                "ST*856*0001~",
                "BSN*00*" + FIRST + "*20260302*2115*0003~",
                "HL*1**S~",
                "DTM*011*20260302*2115~", "DTM*017*20260303*0045~",
                "N1*SF*DC Vestby*UL*7080002000010~",
                "N1*ST*Grunerlokka   Birkelunden s Lodz  1*UL*7080001000011~",
                "HL*2*1*P~", "MAN*GM*00" + FIRST + "~",
                "HL*3*2*O~", "REF*PO*R-7080001000011-202603021000~",
                "HL*4*3*I~", "LIN*1*UK*07038010000010~", "SN1**12*EA~", "PID*F****Lettmelk 1 l~",
                "HL*5*3*I~", "LIN*3*UK*07038010000027~", "SN1**1.5*KG~", "PID*F****Brunost i los vekt~",
                "HL*6*2*O~", "REF*PO*R-7080001000011-202603022000~");
        assertThat(text.lines()).endsWith("HL*10*9*I~", "LIN*2*UK*07038010000034~", "SN1**24*EA~", "CTT*10~", "SE*34*0001~", "GE*1*" + Integer.parseInt(control) + "~",
                "IEA*1*" + control + "~");
        assertThat(read(ShipNotice.of(LORRY), US_ASCII)).contains("MAN").hasSize(38);
    }

    /** The reader compares counts and references of interchange, group and message. @return tags */
    private static List<String> read(byte[] interchange, Charset charset) throws Exception {
        var tags = new ArrayList<String>();
        try (EDIStreamReader reader = EDIInputFactory.newFactory().createEDIStreamReader(new ByteArrayInputStream(interchange), charset.name())) {
            while (reader.hasNext()) {
                EDIStreamEvent event = reader.next();
                assertThat(event.isError()).describedAs("%s %s", event, event.isError() ? reader.getErrorType() : "").isFalse();
                if (event == EDIStreamEvent.START_SEGMENT) {
                    tags.add(reader.getText());
                }
            }
        }
        return tags;
    }

    @Test
    void carry_a_label_each_that_a_scanner_reads() throws Exception {
        String label = UnitLabel.of(LORRY, LORRY.units().get(1));
        assertThat(label).contains("width=\"105.0mm\"", "Birkelunden's", "(00) " + SECOND, "(410) " + STORE, "2026-03-02 21:15").doesNotContain("<script");
        assertThat(scanned(label, 47)).isEqualTo("]C1410" + STORE);
        String unit = scanned(label, 98);
        assertThat(unit).isEqualTo("]C100" + SECOND);
        assertThat(Scan.of(unit).unit()).isEqualTo(SECOND);
    }

    private static final Pattern BAR = Pattern.compile("<rect fill=\"#000\" x=\"([\\d.]+)\" y=\"([\\d.]+)\" width=\"([\\d.]+)\" height=\"32.0\"");

    /** What a beam sees that crosses the bars below a height: four dots for each module. */
    private static String scanned(String label, double top) throws ReaderException {
        double dots = 4 / UnitLabel.MODULE;
        int width = (int) (105 * dots);
        int[] paper = new int[width * 8];
        Arrays.fill(paper, 0xffffff);
        BAR.matcher(label).results().filter(bar -> Double.parseDouble(bar.group(2)) == top).forEach(bar -> {
            int from = (int) Math.round(Double.parseDouble(bar.group(1)) * dots);
            int to = from + (int) Math.round(Double.parseDouble(bar.group(3)) * dots);
            for (int row = 0; row < 8; row++) {
                Arrays.fill(paper, row * width + from, row * width + to, 0);
            }
        });
        var hints = Map.of(DecodeHintType.ASSUME_GS1, true);
        return new Code128Reader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(width, 8, paper))), hints).getText();
    }

    @Test
    void say_of_what_lot_it_is_and_until_when_it_is_good() throws Exception {
        var milk = new Departure.Line(new Gtin("07038010000010"), "Milk", 12, false, "R-7080001000011-202603021000/1", "L26-7", LocalDate.of(2026, 3, 9), null);
        String label = label(milk);
        assertThat(label).contains("height=\"242.0mm\"");
        assertThat(scanned(label, 47)).isEqualTo("]C1020703801000001037" + "12");
        Scan lot = Scan.of("]C1" + "01" + milk.item() + scanned(label, 94).substring(3));
        assertThat(lot.lot()).isEqualTo("L26-7");
        assertThat(lot.expiry()).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(scanned(label, 192)).isEqualTo("]C100" + FIRST);

        String long1 = label(new Departure.Line(milk.item(), "Milk", 12, false, milk.orderLine(), "L26-7/042", milk.bestBefore(), null));
        assertThat(scanned(long1, 94)).as("each in a row of its own where both are too wide").isEqualTo("]C115260309");
        assertThat(scanned(long1, 141)).isEqualTo("]C110L26-7/042");
        assertThat(label(new Departure.Line(milk.item(), "Milk", 12, false, milk.orderLine(), "L26-7/042-ABCDEFGHIJ", null, null))).contains("(10) L26-7/042-ABCDEFGHIJ");
        assertThat(read(Desadv.of(lorry(milk)), ISO_8859_1)).contains("GIN", "UNT");
        assertThat(new String(Desadv.of(lorry(milk)), ISO_8859_1).lines()).containsSubsequence("QTY+12:12'", "DTM+361:20260309:102'", "RFF+ON:R-7080001000011-202603021000:1'",
                "PCI+36E'",
                "GIN+BX+L26-7'");
        assertThat(read(ShipNotice.of(lorry(milk)), US_ASCII)).contains("MAN");
        assertThat(new String(ShipNotice.of(lorry(milk)), US_ASCII).lines()).containsSubsequence("LIN*1*UK*07038010000010*LT*L26-7~", "SN1**12*EA~", "PID*F****Milk~",
                "DTM*036*20260309~");
    }

    private static Departure lorry(Departure.Line line) {
        return new Departure(LORRY.from(), LORRY.to(), LORRY.zone(), LORRY.despatchedAt(), LORRY.expectedAt(), List.of(new Departure.Unit(FIRST, List.of(line))));
    }

    private static String label(Departure.Line line) {
        return UnitLabel.of(lorry(line), lorry(line).units().getFirst());
    }
}
