package io.restock.backtest.vectors;

import io.restock.engine.share.FairShare;
import io.restock.engine.share.FairShare.Claim;
import java.util.ArrayList;
import java.util.Arrays;

/** A shortage shared between stores, in whole packs. */
final class AllocationArea implements Area {
    @Override
    public Answer answer(Inputs in) {
        int chainPack = in.wholeOr(1, Names.PACK);
        var claims = new ArrayList<Claim>();
        for (Inputs store : in.each("stores", "claims")) {
            if (!(LawReader.read(store, "nb") instanceof Law.Whole demand)) {
                throw new Misunderstood("inputs_json: stores must have demand in whole units");
            }
            claims.add(new Claim(demand.law(), store.wholeOr(0, Names.POSITION), Claim.ALL, store.wholeOr(chainPack, Names.PACK),
                    store.numberOr(1, "margin", "weight", "value")));
            store.textOr("", "id", "name", "store");
            if (!store.unread().isEmpty()) {
                throw new Misunderstood("stores: " + String.join("; ", store.unread()));
            }
        }
        int available = in.whole("available", "units", "supply");
        int[] units = FairShare.share(claims, available);
        return new Answer().numbers(() -> Arrays.stream(units).asDoubleStream().toArray(), "units", "allocation", "allocated")
                .numbers(() -> packs(claims, units), "packs")
                .number(() -> available - Arrays.stream(units).sum(), "left", "remaining", "unallocated");
    }

    private static double[] packs(ArrayList<Claim> claims, int[] units) {
        var packs = new double[units.length];
        Arrays.setAll(packs, i -> units[i] / claims.get(i).pack());
        return packs;
    }
}
