package io.restock.search.stock;

/** What hits can be narrowed by; also the names of the index fields and of the request's parameters. */
public enum Filter {
    STORE, STATE, CATEGORY, BRAND, SELLER, DEPARTMENT, REGION, DC, RANGE;

    public String field() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
