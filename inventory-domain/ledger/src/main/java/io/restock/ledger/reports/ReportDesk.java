package io.restock.ledger.reports;

import io.restock.contracts.store.StoreRecord;
import io.restock.ledger.catalog.Catalog;
import io.restock.ledger.catalog.Numbers;
import io.restock.ledger.rules.LedgerDesk;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Where what people say of a store's stock is taken: checked here, and put in the store's own order of things. */
abstract class ReportDesk extends LedgerDesk {
    @Inject
    Reports reports;
    @Inject
    Catalog catalog;
    @Inject
    Numbers numbers;

    /** @param kind the part of the address under which it is found again */
    Response accepted(String kind, StoreRecord record) {
        return Response.accepted(reports.take(kind, record, caller.author())).build();
    }
}
