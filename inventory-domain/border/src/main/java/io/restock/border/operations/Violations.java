package io.restock.border.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import jakarta.inject.Singleton;

/** What verifications have found broken since the service started. It stands at nothing from the start, so that "all is well" differs from "nobody counts". */
@Singleton
final class Violations implements MeterBinder {
    @SuppressWarnings("NullAway.Init") // meters are bound when the service starts, before anybody can ask
    private Counter violations;

    @Override
    public void bindTo(MeterRegistry meters) {
        violations = Counter.builder("restock.invariant.violations").description("What verifications have found broken").register(meters);
    }

    Verification counted(Verification found) {
        violations.increment(found.checks().stream().mapToLong(Check::broken).sum());
        return found;
    }
}
