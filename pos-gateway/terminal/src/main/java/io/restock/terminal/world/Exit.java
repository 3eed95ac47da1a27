package io.restock.terminal.world;

/** How units leave a store for good. What a customer brings back is no longer {@link #SOLD}. */
public enum Exit {
    SOLD, BROKEN, STOLEN, WASTED, TO_VENDOR, LOST_ON_THE_ROAD, CALLED_BACK
}
