package io.restock.distribution.rebalancing;

import io.restock.distribution.rebalancing.Proposal.Margin;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What a transfer between centers costs and takes, as it is set. Money is in the currency of the policies. */
@Singleton
class Terms {
    private static final double GRAMS = 1_000;

    /** Of a case pack from one center to any other. */
    @ConfigProperty(name = "restock.dc.rebalancing.pack-cost", defaultValue = "2.00")
    double packCost;
    /** Of an each, or a kilogram, of which no policy says the margin. */
    @ConfigProperty(name = "restock.dc.rebalancing.margin", defaultValue = "1.00")
    double assumedMargin;
    /** From its order to its arrival. */
    @ConfigProperty(name = "restock.dc.rebalancing.takes", defaultValue = "PT24H")
    Duration takes;
    /** For how long a center keeps what its own stores may order: until its suppliers can bring more. */
    @ConfigProperty(name = "restock.dc.rebalancing.keeps", defaultValue = "P3D")
    Duration keeps;
    /** How long a dismissal holds. */
    @ConfigProperty(name = "restock.dc.rebalancing.dismissed-for", defaultValue = "PT24H")
    Duration dismissedFor;
    /** Whether proposals are accepted without a person. */
    @ConfigProperty(name = "restock.dc.rebalancing.automatic", defaultValue = "false")
    boolean automatic;

    Margin margin(@Nullable Double known, String unit) {
        return known != null ? new Margin(known, false) : new Margin(unit.equals("GRAM") ? assumedMargin / GRAMS : assumedMargin, true);
    }

    double keepsDays() {
        return keeps.toMinutes() / 1_440.0;
    }
}
