package io.restock.search.stock;

import java.util.EnumSet;
import java.util.Set;

/** What is counted beside the hits. Each facet counts what all filters but its own leave: so it says what choosing another of its values would find. */
public record Facets(Set<Filter> filters, Set<Measure> measures) {
    public static final Facets NONE = new Facets(Set.of(), Set.of());
    /** Of a request that names none. */
    public static final Facets USUAL = new Facets(EnumSet.of(Filter.STATE, Filter.CATEGORY, Filter.BRAND, Filter.STORE), Set.of());
}
