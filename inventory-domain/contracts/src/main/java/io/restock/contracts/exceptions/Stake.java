package io.restock.contracts.exceptions;

import io.restock.contracts.Gtin;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of how much an exception is, as far as its raiser knows: units of items, or money. What units are worth its reader knows.
 *
 * @param lines at most {@value #LINES}, those of the most units
 * @param amount of money, where that is known instead; never below 0
 * @param more there are more lines than these
 */
public record Stake(List<Line> lines, @Nullable BigDecimal amount, @Nullable String currency, boolean more) {
    private static final int LINES = 200;

    /** @param units of the item, eaches or grams, above 0; a fraction where they are expected to be lost and nobody has lost them yet */
    public record Line(Gtin item, BigDecimal units) {}

    public Stake {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    public static Stake of(Gtin item, long units) {
        return of(Map.of(item, units));
    }

    /** @param units of each item; too many and too few weigh the same, none nothing */
    public static Stake of(Map<Gtin, Long> units) {
        List<Line> lines = units.entrySet().stream().filter(each -> each.getValue() != 0)
                .map(each -> new Line(each.getKey(), BigDecimal.valueOf(Math.abs(each.getValue()))))
                .sorted(Comparator.comparing(Line::units).reversed().thenComparing(line -> line.item().digits())).toList();
        return new Stake(lines.subList(0, Math.min(LINES, lines.size())), null, null, lines.size() > LINES);
    }

    /** @param units that are expected to be lost; 0 and up */
    public static Stake expected(Gtin item, BigDecimal units) {
        return new Stake(units.signum() == 0 ? List.of() : List.of(new Line(item, units)), null, null, false);
    }

    public static Stake ofMoney(BigDecimal amount, String currency) {
        return new Stake(List.of(), amount.abs(), currency, false);
    }
}
