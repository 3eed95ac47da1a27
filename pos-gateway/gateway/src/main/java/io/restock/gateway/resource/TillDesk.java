package io.restock.gateway.resource;

import io.restock.border.access.Caller;
import io.restock.contracts.BusinessClock;
import io.restock.gateway.intake.Admission;
import io.restock.gateway.intake.Intake;
import io.restock.gateway.intake.Tally;
import jakarta.inject.Inject;

/** What a resource that takes transactions has at hand. */
abstract class TillDesk {
    @Inject
    Intake intake;
    @Inject
    Admission admission;
    @Inject
    Tally tally;
    @Inject
    Caller caller;
    @Inject
    BusinessClock clock;
}
