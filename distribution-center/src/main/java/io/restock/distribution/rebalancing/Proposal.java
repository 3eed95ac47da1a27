package io.restock.distribution.rebalancing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.engine.share.SecondSource.Move;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Goods that should go from one center to another, since that saves more than it costs. Eaches, or grams of what is weighed; money is in the currency of the policies.
 *
 * @param from the center that has them; @param to the one that lacks them
 * @param lacking units that its stores wait for and that it has not, and does not expect in time
 * @param spare units that the other could send
 * @param saved units of lost sales that it is expected to save
 * @param risked units of lost sales that it may cost where they come from
 * @param margin of a unit, as a policy says; or, if {@code marginAssumed}, as the center's settings say of all items
 * @param cost of the road
 * @param net what is left: {@code margin · (saved − risked) − cost}, above 0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Proposal(Gtin item, @Nullable String name, String unit, Gln from, Gln to, int units, int packs, long lacking, long spare, double saved, double risked, double margin,
        boolean marginAssumed, double cost, double net, String why) {

    /** What an item is, as far as it matters here. */
    record Ware(Gtin item, @Nullable String name, String unit, int casePack) {}

    /** What a unit earns. */
    record Margin(double each, boolean assumed) {}

    static Proposal of(Ware ware, Margin margin, Gln from, Gln to, long lacking, long spare, Move move) {
        int packs = move.units() / ware.casePack;
        return new Proposal(ware.item, ware.name, ware.unit, from, to, move.units(), packs, lacking, spare, rounded(move.saved()), rounded(move.risked()), margin.each,
                margin.assumed, rounded(move.cost()), rounded(move.net()), why(ware, margin, from, to, lacking, spare, move, packs));
    }

    private static String why(Ware ware, Margin margin, Gln from, Gln to, long lacking, long spare, Move move, int packs) {
        return String.format(Locale.ENGLISH,
                "Stores of %s wait for %d %s of %s that it has not; %s could send %d. %d of them (%s) save %.1f lost sales (%.2f) and risk %.1f there (%.2f); the road costs %.2f: %.2f is left.%s",
                to, lacking, ware.unit.equals("GRAM") ? "grams" : "units", ware.name == null ? ware.item.digits() : ware.name, from, spare, move.units(),
                packs == 1 ? "1 pack" : packs + " packs", move.saved(),
                move.saved() * margin.each, move.risked(), move.risked() * margin.each, move.cost(), move.net(),
                margin.assumed ? " No policy says its margin: it is reckoned with " + margin.each + " a unit." : "");
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
