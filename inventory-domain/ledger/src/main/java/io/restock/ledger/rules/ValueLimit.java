package io.restock.ledger.rules;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Above what value a second person has to look.
 *
 * @param byCurrency amounts, by the currencies that were named
 * @param others for every other currency, or null if none was given: then what has a price there is above it, as what has none
 */
record ValueLimit(Map<String, BigDecimal> byCurrency, @Nullable BigDecimal others) {
    private static final Pattern PART = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,4})?)(?: ([A-Z]{3}))?");
    private static final int ITEMS_NAMED = 3;

    /** @param text such as {@code 5000}, {@code 5000 NOK} or {@code 5000 NOK, 450 EUR}. @throws IllegalArgumentException naming what cannot be read */
    static ValueLimit of(String text) {
        var byCurrency = new HashMap<String, BigDecimal>();
        BigDecimal others = null;
        for (String part : text.split(",")) {
            var read = PART.matcher(part.strip());
            if (!read.matches()) {
                throw new IllegalArgumentException("restock.approval.adjustment-value must be an amount such as 5000, or amounts such as \"5000 NOK, 450 EUR\", was " + text);
            }
            if (read.group(2) == null) {
                others = new BigDecimal(read.group(1));
            } else {
                byCurrency.put(read.group(2), new BigDecimal(read.group(1)));
            }
        }
        return new ValueLimit(Map.copyOf(byCurrency), others);
    }

    /** Why it is above; empty if it is not. What is worth just the limit is not above it. */
    Optional<String> exceeded(Worth worth) {
        if (!worth.unpriced().isEmpty()) {
            List<?> some = worth.unpriced().subList(0, Math.min(ITEMS_NAMED, worth.unpriced().size()));
            return Optional.of("nobody can say what it is worth, since there is no price for " + some.stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        return worth.sums().entrySet().stream().flatMap(sum -> exceeded(sum.getKey(), sum.getValue()).stream()).findFirst();
    }

    private Optional<String> exceeded(String currency, BigDecimal sum) {
        BigDecimal limit = byCurrency.getOrDefault(currency, others);
        if (limit == null) {
            return Optional.of("it is worth " + shown(sum) + " " + currency + ", and no limit is set in " + currency);
        }
        return sum.compareTo(limit) > 0 ? Optional.of("it is worth " + shown(sum) + " " + currency + ", more than " + shown(limit) + " " + currency) : Optional.empty();
    }

    private static String shown(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
