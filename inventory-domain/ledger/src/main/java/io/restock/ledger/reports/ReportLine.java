package io.restock.ledger.reports;

/** What every reported line has. */
interface ReportLine {
    String item();

    Integer units();
}
