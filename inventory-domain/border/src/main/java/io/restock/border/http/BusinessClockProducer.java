package io.restock.border.http;

import io.restock.contracts.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;

/** Gives every service the one business clock that its configuration names; inject {@link BusinessClock} or {@link Clock}. */
@ApplicationScoped
public class BusinessClockProducer {
    @Produces
    @Singleton
    BusinessClock clock(Config config) {
        return BusinessClock.configured(name -> config.getOptionalValue("restock.clock." + name, String.class).orElse(null));
    }
}
