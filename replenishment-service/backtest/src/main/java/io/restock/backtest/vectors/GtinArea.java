package io.restock.backtest.vectors;

import io.restock.contracts.CheckDigit;
import io.restock.contracts.Gtin;
import java.util.Set;

/** GS1 numbers: check digits, which lengths and digits are a GTIN, and one form for all of them. */
final class GtinArea implements Area {
    private static final Set<Integer> LENGTHS = Set.of(8, 12, 13, 14);
    private static final String[] CODE = {"gtin", "code", "barcode", "upce", "upc", "ean"};
    private static final int UPC_A = 12;
    private static final int GLN = 13;
    private static final int SSCC = 18;

    @Override
    public Answer answer(Inputs in) {
        if (in.has("body")) {
            String body = in.text("body");
            return new Answer().number(() -> CheckDigit.of(digits(body)), "checkDigit").text(() -> digits(body) + CheckDigit.of(body), "gtin", "code", "full");
        }
        if (in.has("item", "each") && in.has("indicator")) {
            String body = in.text("indicator") + Gtin.scanned(in.text("item", "each")).digits().substring(1, 13);
            return new Answer().text(() -> digits(body) + CheckDigit.of(body), "caseGtin", "gtin14", "gtin");
        }
        if (in.has("sscc")) {
            return valid(in.text("sscc"), SSCC);
        }
        return in.has("gln") ? valid(in.text("gln"), GLN) : code(in);
    }

    private static Answer code(Inputs in) {
        String code = in.text(CODE);
        boolean squeezed = in.has("upce");
        return new Answer().flag(() -> squeezed ? isUpce(code) : LENGTHS.contains(code.length()) && CheckDigit.holds(code), "valid", "isValid")
                .text(() -> Gtin.scanned(code).digits(), "gtin14", "normalized", "normalised", "gtin")
                .text(() -> Gtin.scanned(code).digits().substring(14 - UPC_A), "upca", "upcA", "expanded", "gtin12")
                .text(() -> Gtin.scanned(code).digits().substring(1), "ean13", "gtin13")
                .number(() -> code.charAt(code.length() - 1) - '0', "checkDigit");
    }

    private static boolean isUpce(String code) {
        try {
            return code.length() == 8 && Gtin.scanned(code) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Answer valid(String code, int length) {
        return new Answer().flag(() -> code.length() == length && CheckDigit.holds(code), "valid", "isValid");
    }

    private static String digits(String body) {
        if (body.isEmpty() || !body.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Misunderstood("inputs_json: body must be digits, was \"" + body + "\"");
        }
        return body;
    }
}
