package io.restock.contracts.catalog;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.SchemaVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item that stores sell.
 *
 * @param casePack units in the smallest pack that the DC ships, 1 and up
 * @param packs other numbers under which several units are sold or shipped at once, as they stand when it is published
 * @param state {@link State#ACTIVE} where nothing was said; since version 2
 * @param stocked whether anybody keeps stock of it; true where nothing was said. Since version 2
 * @param contents all that numbers ever stood for it, and will: what happened counts by what held then. Empty where nothing was said: then {@code packs} hold from ever. Since version 2
 * @param kit of which items it is made, and from when; empty for what is none. A kit has no stock of its own. Since version 2
 * @param substitutes items of which a center may send some in its place where it has none, the best first; empty where nothing was said. Since version 3
 * @param seller who sells it, where that is another than the chain itself; null where nothing was said. Since version 4
 */
@SchemaVersion(4)
public record Item(Gtin gtin, String name, @Nullable String brand, @Nullable String department, @Nullable String category, Unit unit, int casePack, List<Pack> packs,
        State state, Boolean stocked, List<Content> contents, List<Composition> kit, List<Gtin> substitutes, @Nullable Gln seller) {
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

    /**
     * What a number stands for from a moment on.
     *
     * @param units of the item in one of it; 0 where it stands for the item no more
     * @param from null from ever
     */
    public record Content(Gtin gtin, int units, @Nullable Since from) {}

    /** What a kit is made of from a moment on. @param parts none where it is a kit no more, @param from null from ever */
    public record Composition(List<Part> parts, @Nullable Since from) {}

    /** @param units of the item in one kit, eaches or grams */
    public record Part(Gtin item, int units) {}

    public Item {
        packs = packs == null ? List.of() : packs;
        state = state == null ? State.ACTIVE : state;
        stocked = stocked == null || stocked;
        contents = contents == null ? List.of() : List.copyOf(contents);
        kit = kit == null ? List.of() : List.copyOf(kit);
        substitutes = substitutes == null ? List.of() : List.copyOf(substitutes);
    }

    /** An item that the chain itself sells. */
    public Item(Gtin gtin, String name, @Nullable String brand, @Nullable String department, @Nullable String category, Unit unit, int casePack, List<Pack> packs, State state,
            Boolean stocked, List<Content> contents, List<Composition> kit, List<Gtin> substitutes) {
        this(gtin, name, brand, department, category, unit, casePack, packs, state, stocked, contents, kit, substitutes, null);
    }

    /** An item in whose place nothing goes. */
    public Item(Gtin gtin, String name, @Nullable String brand, @Nullable String department, @Nullable String category, Unit unit, int casePack, List<Pack> packs, State state,
            Boolean stocked, List<Content> contents, List<Composition> kit) {
        this(gtin, name, brand, department, category, unit, casePack, packs, state, stocked, contents, kit, List.of());
    }

    /** An item of which nothing special is known. */
    public Item(Gtin gtin, String name, @Nullable String brand, @Nullable String department, @Nullable String category, Unit unit, int casePack, List<Pack> packs) {
        this(gtin, name, brand, department, category, unit, casePack, packs, State.ACTIVE, true, List.of(), List.of());
    }

    /** The same in another state. */
    public Item in(State other) {
        return new Item(gtin, name, brand, department, category, unit, casePack, packs, other, stocked, contents, kit, substitutes, seller);
    }

    /** The same with others in its place. */
    public Item or(List<Gtin> others) {
        return new Item(gtin, name, brand, department, category, unit, casePack, packs, state, stocked, contents, kit, others, seller);
    }

    /** Whether stores may order it. */
    public boolean mayBeOrdered() {
        return stocked && state == State.ACTIVE && !hasParts();
    }

    /** Whether anybody misses it where there is none: what is held comes again, and a kit is there when its parts are. */
    public boolean comesAgain() {
        return stocked && state != State.DELISTED && !hasParts();
    }

    /** Whether it is a kit, as far as anything is said of the days to come. */
    public boolean hasParts() {
        return !kit.isEmpty() && !kit.getLast().parts().isEmpty();
    }

    /** All that numbers ever stood for it. */
    public List<Content> allContents() {
        return contents.isEmpty() ? packs.stream().map(pack -> new Content(pack.gtin(), pack.units(), null)).toList() : contents;
    }

    /** The same by their beginnings. */
    public List<Dated<List<Part>>> compositions() {
        return kit.stream().map(each -> new Dated<>(each.parts(), each.from())).toList();
    }
}
