package io.restock.dashboard.services;

import java.util.Locale;

/** The services that the page asks. */
public enum Service {
    GATEWAY("The gateway", "Tills cannot post; they keep their sales and send them later."),
    LEDGER("The ledger", "Stock stands still; what tills post waits in the log."),
    REPLENISHMENT("Replenishment", "No new orders are placed; needs are caught up with when it is back."),
    DISTRIBUTION_CENTER("The distribution center", "Waves and demand are not shown; orders wait in the log."),
    SEARCH("Search", "Nothing can be looked up; the ledger goes on.");

    private final String title;
    private final String consequence;

    Service(String title, String consequence) {
        this.title = title;
        this.consequence = consequence;
    }

    /** As in {@code restock.<name>.url}. */
    public String configName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    /** What it means for the chain when it is away. */
    public String consequence() {
        return consequence;
    }
}
