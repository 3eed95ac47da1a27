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
            case ON_HAND -> "onHand";
            case CHANGED -> "changed";
            case PRICE -> "price";
        };
    }

    static SearchSort by(SearchSortFactory factory, Order order, boolean descending) {
        var direction = descending ? SortOrder.DESC : SortOrder.ASC;
        var first = order == Order.RELEVANCE
                ? factory.score().toSort()
                : factory.field(field(order)).order(direction).missing().last().toSort();
        return factory.composite().add(first).add(factory.field("key").asc()).toSort();
    }
}
