package io.restock.distribution.pick;

/** What is to become of units that are not where they should be, if no other location has them. */
public enum ShortChoice {
    /** They stay on order and wait for the next wave. */
    BACK_ORDER,
    /** They are no longer on order; the store's need is reviewed again. */
    CANCEL
}
