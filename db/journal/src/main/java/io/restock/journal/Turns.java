package io.restock.journal;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Each bean that works one instance at a time is given a turn of its own, and leaves it to the others when the service ends. */
@Singleton
class Turns {
    @Produces
    @Dependent
    Turn turn(InjectionPoint point, DataSource database) {
        return new Turn(database, point.getBean().getBeanClass().getName());
    }

    void leave(@Disposes Turn turn) throws SQLException {
        turn.close();
    }
}
