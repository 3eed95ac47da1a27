package io.restock.ledger.exceptions;

import io.restock.contracts.Gtin;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.exceptions.Work.Loss;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The money at stake in an exception, by which the queue ranks: the one rule.
 *
 * <ol>
 * <li>Money that the raiser says counts as it is said.
 * <li>{@link Loss#GOODS}: units × cost, or × price where no cost is known.
 * <li>{@link Loss#SALES}: units × (price − cost), never below 0, or × price where no cost is known in the price's currency.
 * <li>What has neither is left out, and the sum is then at least that much. If nothing is left, or it is in several currencies, the money is not known. It is never 0 for want of knowledge.
 * </ol>
 *
 * Cost and price are for one each or for 1,000 grams, the store's own price before the chain's, as they stand when the exception is raised.
 *
 * @param amount to two decimals, half up; null: not known
 * @param atLeast something of it has no price
 * @param because of what the amount is, or why it is not known
 */
record AtStake(@Nullable BigDecimal amount, @Nullable String currency, boolean atLeast, String because) {
    private static final String NOBODY_SAID = "nobody has said of how much it is";

    /** @param amount for one each or for 1,000 grams */
    record Money(BigDecimal amount, String currency) {}

    /** What an item is worth at a place. */
    record Worth(@Nullable Money price, @Nullable Money cost, boolean byWeight) {
        private static final Worth NONE = new Worth(null, null, false);

        private @Nullable Valued of(Loss loss, BigDecimal units) {
            BigDecimal many = byWeight ? units.movePointLeft(3) : units;
            return switch (loss) {
                case GOODS -> cost != null ? valued(many, cost, "cost") : price != null ? valued(many, price, "price") : null;
                case SALES -> price == null ? null
                        : cost != null && cost.currency().equals(price.currency())
                                ? valued(many, new Money(price.amount().subtract(cost.amount()).max(BigDecimal.ZERO), price.currency()), "margin")
                        : valued(many, price, "price");
                case MONEY, NOT_KNOWN -> null;
            };
        }

        private static Valued valued(BigDecimal many, Money each, String by) {
            return new Valued(each.amount().multiply(many), each.currency(), by);
        }
    }

    private record Valued(BigDecimal amount, String currency, String by) {}

    static AtStake of(Loss loss, @Nullable Stake stake, Map<Gtin, Worth> worths) {
        if (stake != null && stake.amount() != null && stake.currency() != null) {
            return new AtStake(rounded(stake.amount()), stake.currency(), stake.more(), "as it was sold");
        }
        if (loss == Loss.NOT_KNOWN) {
            return unknown("nobody can say how much that is");
        }
        return stake == null || stake.lines().isEmpty() ? unknown(NOBODY_SAID) : ofUnits(loss, stake, worths);
    }

    private static AtStake ofUnits(Loss loss, Stake stake, Map<Gtin, Worth> worths) {
        var sums = new TreeMap<String, BigDecimal>();
        var by = new TreeSet<String>();
        var without = new TreeSet<String>();
        for (Stake.Line line : stake.lines()) {
            Valued valued = worths.getOrDefault(line.item(), Worth.NONE).of(loss, line.units());
            if (valued == null) {
                without.add(line.item().digits());
            } else {
                sums.merge(valued.currency(), valued.amount(), BigDecimal::add);
                by.add(valued.by());
            }
        }
        if (sums.isEmpty()) {
            return unknown(named(without) + " has no price");
        }
        if (sums.size() > 1) {
            return unknown("it is in several currencies: " + sums.entrySet().stream().map(each -> rounded(each.getValue()).toPlainString() + " " + each.getKey())
                    .collect(Collectors.joining(" and ")));
        }
        boolean atLeast = stake.more() || !without.isEmpty();
        return new AtStake(rounded(sums.firstEntry().getValue()), sums.firstKey(), atLeast,
                many(stake.lines(), worths) + " by " + String.join(" or ", by) + (without.isEmpty() ? "" : "; " + named(without) + " has no price")
                        + (stake.more() ? "; and more" : ""));
    }

    private static AtStake unknown(String because) {
        return new AtStake(null, null, false, because);
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static String many(List<Stake.Line> lines, Map<Gtin, Worth> worths) {
        if (lines.size() > 1) {
            return lines.size() + " items";
        }
        Stake.Line one = lines.getFirst();
        return one.units().stripTrailingZeros().toPlainString() + (worths.getOrDefault(one.item(), Worth.NONE).byWeight() ? " g" : "") + " of " + one.item();
    }

    private static String named(TreeSet<String> items) {
        return items.first() + (items.size() > 1 ? ", as " + (items.size() - 1) + " more," : "");
    }

    /** Whether it is worse than it was: more money, or, where one of the two is not known, more units of an item. */
    static boolean isWorse(AtStake was, @Nullable Stake of, AtStake is, @Nullable Stake now) {
        if (was.amount != null && is.amount != null && was.currency != null && was.currency.equals(is.currency)) {
            return is.amount.compareTo(was.amount) > 0;
        }
        Map<Gtin, BigDecimal> before = units(of);
        return units(now).entrySet().stream().anyMatch(each -> each.getValue().compareTo(before.getOrDefault(each.getKey(), BigDecimal.ZERO)) > 0);
    }

    private static Map<Gtin, BigDecimal> units(@Nullable Stake stake) {
        return stake == null ? Map.of() : stake.lines().stream().collect(Collectors.toMap(Stake.Line::item, Stake.Line::units, BigDecimal::add));
    }
}
