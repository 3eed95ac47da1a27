package io.restock.gateway.reading;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.http.Checking;
import io.restock.border.http.Rules;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.Scan;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import io.restock.gateway.reading.PostedLine.Measured;
import io.restock.gateway.reading.PostedLine.Misfit;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one line. Amounts of a sale are 0 or more, those of a return 0 or less: others are recorded, and unfit. */
final class LineReader {
    private static final Set<String> ANY = Set.of("line", "kind", "item", "units", "grams", "amount", "currency", "disposition", "original", "voids");
    private static final Set<String> SALE = Set.of("line", "kind", "item", "units", "grams", "amount", "currency");
    private static final Set<String> RETURN = Set.of("line", "kind", "item", "units", "grams", "amount", "currency", "disposition", "original");
    private static final Set<String> VOID = Set.of("line", "kind", "voids");
    private static final Set<String> ORIGINAL = Set.of("store", "businessDate", "till", "sequence", "line");
    private static final PostedLine UNREADABLE = new PostedLine.Unreadable();

    private static final Pattern SHORT = Pattern.compile("[0-9]{4,5}");
    private static final Misfit SHORT_NUMBER = new Misfit("item", "is a number that is typed, of which nobody has said what it is; send the GTIN under which the item is listed");
    private static final Misfit SALE_BELOW_0 = new Misfit("amount", "is below 0 on a sale: a coupon moves no goods, and goods that come back are a RETURN");
    private static final Misfit RETURN_ABOVE_0 = new Misfit("amount", "is above 0 on a return, whose money goes back");

    private enum Kind { SALE, RETURN, VOID }

    private LineReader() {}

    static PostedLine read(JsonNode node, String path, Gln store, Checking checking) {
        Fields fields = Fields.of(node, path, checking);
        if (fields == null) {
            return UNREADABLE;
        }
        Integer line = fields.whole("line", 1, Integer.MAX_VALUE);
        Kind kind = fields.oneOf("kind", Kind.class);
        if (kind == null) {
            fields.allowOnly(ANY);
            return UNREADABLE;
        }
        return switch (kind) {
            case SALE -> sale(fields, line);
            case RETURN -> returned(fields, line, store);
            case VOID -> voided(fields, line);
        };
    }

    private static PostedLine sale(Fields fields, @Nullable Integer line) {
        fields.allowOnly(SALE);
        Scan item = isShort(fields) ? null : fields.text("item", LineReader::item);
        Measured measured = measured(fields, item);
        BigDecimal amount = amount(fields, measured);
        String currency = currency(fields, measured);
        if (line == null || measured == null || amount == null || currency == null || item == null && !isShort(fields)) {
            return UNREADABLE;
        }
        Misfit misfit = item == null ? SHORT_NUMBER : amount.signum() < 0 ? SALE_BELOW_0 : null;
        return item == null || misfit != null
                ? new PostedLine.Unfit(line, Kind.SALE.name(), fields.node("item").textValue().strip(), measured, amount, currency, null, null, requireNonNull(misfit))
                : new PostedLine.Sale(line, item, measured, amount, currency);
    }

    private static PostedLine returned(Fields fields, @Nullable Integer line, Gln store) {
        fields.allowOnly(RETURN);
        Scan item = isShort(fields) ? null : fields.text("item", LineReader::item);
        Measured measured = measured(fields, item);
        BigDecimal amount = amount(fields, measured);
        String currency = currency(fields, measured);
        var disposition = fields.oneOf("disposition", Disposition.class);
        OriginalSale original = fields.has("original") ? original(fields.object("original"), store) : null;
        if (line == null || measured == null || amount == null || currency == null || disposition == null || item == null && !isShort(fields)) {
            return UNREADABLE;
        }
        Misfit misfit = item == null ? SHORT_NUMBER : amount.signum() > 0 ? RETURN_ABOVE_0 : null;
        return item == null || misfit != null
                ? new PostedLine.Unfit(line, Kind.RETURN.name(), fields.node("item").textValue().strip(), measured, amount, currency, disposition, original, requireNonNull(misfit))
                : new PostedLine.Return(line, item, measured, amount, currency, disposition, original);
    }

    /** A number that is typed at the scale, not scanned: four or five digits. It is a number, though no GTIN. */
    private static boolean isShort(Fields fields) {
        return fields.node("item").isTextual() && SHORT.matcher(fields.node("item").textValue().strip()).matches();
    }

    private static PostedLine voided(Fields fields, @Nullable Integer line) {
        fields.allowOnly(VOID);
        Integer voids = fields.whole("voids", 1, Integer.MAX_VALUE);
        return line == null || voids == null ? UNREADABLE : new PostedLine.Void(line, voids);
    }

    private static Scan item(String code) {
        Scan scan = Scan.of(code);
        scan.item();
        return scan;
    }

    /** A label that carries its price, weight or count may leave both out: it is one package. */
    private static @Nullable Measured measured(Fields fields, @Nullable Scan item) {
        Integer units = fields.has("units") ? fields.whole("units", 1, Limits.UNITS) : null;
        Integer grams = fields.has("grams") ? fields.whole("grams", 1, Limits.UNITS) : null;
        boolean wrong = units == null && fields.has("units") || grams == null && fields.has("grams");
        if (units == null && grams == null && !wrong && (item == null ? isShort(fields) : !item.measures() && !item.item().isVariableMeasureLabel())) {
            fields.note("units", "must be given, or grams for what is weighed");
            return null;
        }
        return wrong ? null : new Measured(units, grams);
    }

    /** A line that moves nothing is not asked what it cost; a wrong price is reported all the same. */
    private static @Nullable BigDecimal amount(Fields fields, @Nullable Measured measured) {
        return measured == null && !fields.has("amount") ? null : fields.amount("amount");
    }

    private static @Nullable String currency(Fields fields, @Nullable Measured measured) {
        return measured == null && !fields.has("currency") ? null : fields.text("currency", Rules::currency);
    }

    private static @Nullable OriginalSale original(@Nullable Fields fields, Gln store) {
        if (fields == null) {
            return null;
        }
        fields.allowOnly(ORIGINAL);
        Gln soldAt = fields.has("store") ? fields.text("store", Gln::new) : store;
        var businessDate = fields.text("businessDate", Rules::date);
        String till = fields.text("till", Identity::till);
        Long sequence = fields.whole("sequence", 0L, Long.MAX_VALUE);
        Integer line = fields.whole("line", 1, Integer.MAX_VALUE);
        return soldAt == null || businessDate == null || till == null || sequence == null || line == null
                ? null
                : new OriginalSale(soldAt, new LineId(businessDate, till, sequence, line));
    }
}
