package io.restock.dashboard.names;

import io.restock.contracts.catalog.Item.Unit;

/** An item as people know it. */
public record NamedItem(String name, Unit unit) {
    /** Units with their measure: {@code 2}, {@code 412 g}. */
    public String measured(int units) {
        String number = units < 0 ? "−" + -units : Integer.toString(units);
        return unit == Unit.GRAM ? number + " g" : number;
    }
}
