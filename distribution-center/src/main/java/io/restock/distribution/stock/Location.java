package io.restock.distribution.stock;

import java.util.List;

/** Where in the center an item lies. */
public enum Location {
    /** Within reach of the pickers; filled first and picked from first. */
    PICK_FACE,
    /** What the pick face had no room for. */
    RESERVE,
    /** Picked, and waiting for its despatch. */
    STAGED,
    /** Come in, and not put away: what goes to a lane at once, and whatever is left of it there. */
    DOCK;

    /** Where pickers are sent, in the order of preference. */
    public static final List<Location> PICKABLE = List.of(PICK_FACE, RESERVE, DOCK);
}
