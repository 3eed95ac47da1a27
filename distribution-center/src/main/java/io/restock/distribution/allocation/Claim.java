package io.restock.distribution.allocation;

/**
 * What one store asks of a scarce item.
 *
 * @param demand what its customers may ask for over the protection interval
 * @param position units it will have without what is shared now; may be negative
 * @param wanted units it asks for, 0 and up
 * @param pack units in a case pack, 1 and up
 */
public record Claim(DemandCurve demand, int position, int wanted, int pack) {
    public Claim {
        if (wanted < 0 || pack < 1) {
            throw new IllegalArgumentException("wanted must be 0 or more and pack 1 or more, were " + wanted + " and " + pack);
        }
    }

    /** Units of the next pack: whole, except that the rest of a pack which a short pick has broken goes as what it is. */
    int nextPack(int allocated) {
        return Math.min(pack, wanted - allocated);
    }

    /** Expected lost sales that each unit of the next pack saves, 0 to 1. */
    double savedByNextPack(int allocated) {
        return demand.salesSavedPerUnit(position + allocated, nextPack(allocated));
    }
}
