package io.restock.contracts.http;

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
        return BusinessClock.configured(
                text(config, "restock.clock.wall-start"),
                text(config, "restock.clock.business-start"),
                text(config, "restock.clock.speed"));
    }

    private static String text(Config config, String key) {
        return config.getOptionalValue(key, String.class).orElse(null);
    }
}
