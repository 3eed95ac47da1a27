package io.restock.dashboard.services;

/** The services that the page asks. */
public enum Service {
    GATEWAY("gateway", "The gateway", "Tills cannot post; they keep their sales and send them later."),
    LEDGER("ledger", "The ledger", "Stock stands still; what tills post waits in the log."),
    REPLENISHMENT("replenishment", "Replenishment", "No new orders are placed; needs are caught up with when it is back."),
    DISTRIBUTION_CENTER("distribution-center", "The distribution center", "Waves and demand are not shown; orders wait in the log."),
    SEARCH("search", "Search", "Nothing can be looked up; the ledger goes on.");

    private final String configName;
    private final String title;
    private final String consequence;

    Service(String configName, String title, String consequence) {
        this.configName = configName;
        this.title = title;
        this.consequence = consequence;
    }

    /** As in {@code restock.<name>.url}. */
    public String configName() {
        return configName;
    }

    public String title() {
        return title;
    }

    /** What it means for the chain when it is away. */
    public String consequence() {
        return consequence;
    }
}
