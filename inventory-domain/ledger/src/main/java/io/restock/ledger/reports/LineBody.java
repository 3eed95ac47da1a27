package io.restock.ledger.reports;

/** An item, by any number under which it is listed, and units of that number. */
public record LineBody(String item, Integer units) implements ReportLine {}
