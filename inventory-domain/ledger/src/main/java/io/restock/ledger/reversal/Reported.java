package io.restock.ledger.reversal;

import io.restock.contracts.store.StoreRecord.ReportKind;

/** What can be taken back by a reversal. A transfer is called off instead. */
public enum Reported {
    RECEIPT("DeliveryReceipt"), COUNT("StockCount"), ADJUSTMENT("StockAdjustment"),
    /** Of a transfer, at the store to which it was sent. */
    ARRIVAL("TransferReceipt");

    private final String type;

    Reported(String type) {
        this.type = type;
    }

    /** As {@code ledger.record} names it. */
    public String type() {
        return type;
    }

    public static Reported of(ReportKind kind) {
        return switch (kind) {
            case RECEIPT -> RECEIPT;
            case COUNT -> COUNT;
            case ADJUSTMENT -> ADJUSTMENT;
        };
    }
}
