package io.restock.dashboard.page;

import io.restock.dashboard.names.Names;
import io.restock.dashboard.services.ServiceClient;
import jakarta.inject.Inject;

/** What the page shows of what services answer to its viewer, with names. */
abstract class Page {
    @Inject
    ServiceClient services;
    @Inject
    Names names;
}
