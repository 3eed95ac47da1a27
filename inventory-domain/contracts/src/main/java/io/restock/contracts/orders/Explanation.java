package io.restock.contracts.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a line was ordered: the inputs of the reorder rule, as they were when it decided (DESIGN section 7). The fields from {@code aim} on are absent in lines that were
 * placed before they were published.
 *
 * @param trigger the stock event that took the position below the reorder level
 * @param triggeredAt when that event occurred: the 24 hours start here
 * @param recordedAt when that event was recorded: the second reading of the clock
 * @param meanDemand M, expected units over the protection interval
 * @param variance V of that demand, units squared
 * @param protectionHours review period and lead time together
 * @param serviceLevel share of protection intervals that end with stock on the shelf (the critical ratio): wanted, or what follows from the aim
 * @param constraint what bound beside the aim
 * @param aim what the reorder level is to achieve, or null
 * @param outdating units of the position that will outdate before they sell and are needed again; null for what keeps
 * @param promoted the promotion that raises the demand, or null
 * @param origin where the item's demand comes from if it has none of its own yet, else null
 * @param stockPosition of the last stock event in these figures, in the ledger's journal of the partition; null if there is none
 * @param presentationMinimum units below which the shelf looks empty, 0 for none; null in lines that were placed before it was published: nobody can say which of their packs are for that
 */
public record Explanation(Trigger trigger, Instant triggeredAt, Instant recordedAt, int onHand, int onOrder, int allocated, int position,
        double meanDemand, double variance, double protectionHours, double serviceLevel, int casePack, int reorderLevel, int packs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Constraints constraint, @Nullable Aim aim, @Nullable Integer outdating, @Nullable Promoted promoted, @Nullable Origin origin,
        @Nullable Long stockPosition, @Nullable Integer presentationMinimum) {
    public Explanation {
        constraint = constraint == null ? Constraints.NONE : constraint;
    }

    /**
     * @param wanted what the reorder level is to achieve, or null if only a newer writer knows it
     * @param leadTimeMean expected units until what is ordered now arrives
     * @param leadTimeVariance of that demand, units squared
     * @param from whose policy it comes from; null for the chain's standard, before version 3, or if only a newer writer knows it
     */
    public record Aim(@Nullable Wanted wanted, double leadTimeMean, double leadTimeVariance, @Nullable AimFrom from) {}

    /**
     * @param promotion its id
     * @param factor times the usual demand that is expected on its days
     * @param tooLate units that it would still sell but that arrive after its last day: they are not ordered
     */
    public record Promoted(String promotion, double factor, int tooLate) {}

    /** As lines were explained at first. */
    public Explanation(String trigger, Instant triggeredAt, Instant recordedAt, int onHand, int onOrder, int allocated, int position,
            double meanDemand, double variance, double protectionHours, double serviceLevel, int casePack, int reorderLevel, int packs, @Nullable String constraint) {
        this(Trigger.of(trigger), triggeredAt, recordedAt, onHand, onOrder, allocated, position, meanDemand, variance, protectionHours, serviceLevel, casePack,
                reorderLevel, packs, Constraints.of(constraint), null, null, null, null, null, null);
    }
}
