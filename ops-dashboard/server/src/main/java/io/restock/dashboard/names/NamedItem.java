package io.restock.dashboard.names;

import io.restock.contracts.catalog.Item.Unit;

/** An item as people know it. */
public record NamedItem(String name, Unit unit) {
    /** How many a customer would say they bought: a weighed line is one piece. */
    public int pieces(int units) {
        return unit == Unit.GRAM ? 1 : units;
    }

    /** Units with their measure: {@code 2}, {@code 412 g}. */
    public String measured(int units) {
        String number = units < 0 ? "−" + -units : Integer.toString(units);
        return unit == Unit.GRAM ? number + " g" : number;
    }
}
