package io.restock.engine.share;

/** What a pack is for. Of a scarce item no store gets one for a later purpose while another lacks one for an earlier purpose that there still is. */
public enum Tier {
    /** Customers have been promised units that the store will not have. */
    CUSTOMERS,
    /** Below it the shelf looks empty. */
    PRESENTATION_MINIMUM,
    /** Below it too many customers go without, before more can come. */
    REORDER_LEVEL,
    /** What is ordered beyond the reorder level, for what will outdate or because a person asked for it. */
    TARGET
}
