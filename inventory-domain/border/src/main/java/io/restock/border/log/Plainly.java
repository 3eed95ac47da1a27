package io.restock.border.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;

/** Has every handler of the log write {@link OneLine} a record, before the first request comes. */
@Singleton
public class Plainly {
    private static final int BEFORE_ALL_OTHERS = 1;

    void begin(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent start) {
        for (Handler handler : LogContext.getLogContext().getLogger("").getHandlers()) {
            write(handler);
        }
    }

    private static void write(Handler handler) {
        Formatter form = handler.getFormatter();
        if (form != null && !(form instanceof OneLine)) {
            handler.setFormatter(new OneLine(form));
        }
        if (handler instanceof ExtHandler outer) {
            for (Handler inner : outer.getHandlers()) {
                write(inner);
            }
        }
    }
}
