package io.restock.replenishment.view;

import io.restock.border.access.Caller;
import io.restock.contracts.BusinessClock;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.request.Requests;
import jakarta.inject.Inject;

/** What a caller asks of the deciders, about what the catalog knows. */
abstract class Asking {
    @Inject
    Caller caller;
    @Inject
    Catalog catalog;
    @Inject
    Requests requests;
    @Inject
    BusinessClock clock;
}
