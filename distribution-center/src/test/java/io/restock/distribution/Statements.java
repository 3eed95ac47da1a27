package io.restock.distribution;

import io.restock.sql.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts what a database is asked: each statement, and each row of values that a statement is repeated for. */
public final class Statements {
    private final AtomicLong asked = new AtomicLong();
    private final DataSource source;

    public Statements(DataSource source) {
        this.source = source;
    }

    public long asked() {
        return asked.get();
    }

    /** The same database, with what it is asked counted. */
    public Database database() {
        return new Database(counting(DataSource.class, source));
    }

    private <T> T counting(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, values) -> {
            if (method.getName().equals("prepareStatement") || method.getName().equals("addBatch")) {
                asked.incrementAndGet();
            }
            try {
                Object answer = method.invoke(real, values);
                return switch (method.getName()) {
                    case "getConnection" -> counting(Connection.class, (Connection) answer);
                    case "prepareStatement" -> counting(PreparedStatement.class, (PreparedStatement) answer);
                    default -> answer;
                };
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
