package io.restock.contracts.orders;

import java.time.Instant;

/**
 * Why a line was ordered: the inputs of the reorder rule, as they were when it decided (DESIGN section 7).
 *
 * @param trigger the stock event that took the position below the reorder level: {@code type partition/position}
 * @param triggeredAt when that event occurred: the 24 hours start here
 * @param recordedAt when that event was recorded: the second reading of the clock
 * @param meanDemand M, expected units over the protection interval
 * @param variance V of that demand, units squared
 * @param protectionHours review period and lead time together
 * @param serviceLevel target share of demand met from the shelf (the critical ratio)
 * @param constraint which constraint bound, such as {@code SHELF_CAPACITY}, or null
 */
public record Explanation(String trigger, Instant triggeredAt, Instant recordedAt, int onHand, int onOrder, int allocated, int position,
        double meanDemand, double variance, double protectionHours, double serviceLevel, int casePack, int reorderLevel, int packs,
        String constraint) {}
