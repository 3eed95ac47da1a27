package io.restock.search.index;

import io.restock.search.stock.Order;
import org.hibernate.search.engine.search.sort.SearchSort;
import org.hibernate.search.engine.search.sort.dsl.SearchSortFactory;
import org.hibernate.search.engine.search.sort.dsl.SortOrder;

/** The orders of the port as sorts of the engines. Documents without the value come last, whatever the direction. */
final class Sorts {
    private Sorts() {}

    static String field(Order order) {
        return switch (order) {
            case RELEVANCE -> throw new IllegalArgumentException("relevance is no field");
            case NAME -> "nameOrder";
            case ON_HAND, AVAILABLE, ON_ORDER, COVER, CHANGED, PRICE -> order.parameter();
        };
    }

    /**
     * Of what fits as well, the shortest name has the least that was not looked for; then what is there goes before what is not, and what moves more often before what moves less.
     *
     * @param ranked whether hits fit more or less, or all alike
     */
    static SearchSort by(SearchSortFactory factory, Order order, boolean descending, boolean ranked) {
        var key = factory.field("key").asc();
        if (order != Order.RELEVANCE) {
            return factory.composite().add(factory.field(field(order)).order(descending ? SortOrder.DESC : SortOrder.ASC).missing().last()).add(key).toSort();
        }
        return ranked ? factory.composite().add(factory.score()).add(factory.field("nameLength").asc()).add(factory.field("there").desc())
                .add(factory.field("moves").desc()).add(key).toSort() : key.toSort();
    }
}
