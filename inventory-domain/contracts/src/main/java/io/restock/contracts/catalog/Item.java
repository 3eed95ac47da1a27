package io.restock.contracts.catalog;

import io.restock.contracts.Codec;
import io.restock.contracts.Gtin;
import io.restock.contracts.SchemaVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item that stores sell.
 *
 * @param casePack units in the smallest pack that the DC ships, 1 and up
 * @param packs other numbers under which several units are sold or shipped at once
 * @param state {@link State#ACTIVE} where nothing was said; since version 2
 * @param stocked whether anybody keeps stock of it; true where nothing was said. Since version 2
 */
@SchemaVersion(2)
public record Item(Gtin gtin, String name, @Nullable String brand, @Nullable String department, @Nullable String category, Unit unit, int casePack, List<Pack> packs,
        State state, Boolean stocked) {
    public static final Codec<Item> CODEC = Codec.ofRecord(Item.class);

    /** How the item is counted. */
    public enum Unit { EACH, GRAM }

    /** What may be done with it. Whatever it is, a sale is a fact. */
    public enum State {
        /** Ordered, sent and sold. */
        ACTIVE,
        /** Not ordered any more, and sold off until it is gone. */
        DELISTED,
        /** Blocked, as in a recall: not ordered, released, picked or sent on until it is {@link #ACTIVE} again. */
        HELD
    }

    /** A case or multipack: its own number, and how many units of the item it holds. */
    public record Pack(Gtin gtin, int units) {}

    public Item {
        state = state == null ? State.ACTIVE : state;
        stocked = stocked == null || stocked;
    }

    /** An item of which nothing special is known. */
    public Item(Gtin gtin, String name, @Nullable String brand, @Nullable String department, @Nullable String category, Unit unit, int casePack, List<Pack> packs) {
        this(gtin, name, brand, department, category, unit, casePack, packs, State.ACTIVE, true);
    }

    /** Whether stores may order it. */
    public boolean mayBeOrdered() {
        return stocked && state == State.ACTIVE;
    }

    /** Whether anybody misses it where there is none: what is held comes again. */
    public boolean comesAgain() {
        return stocked && state != State.DELISTED;
    }
}
