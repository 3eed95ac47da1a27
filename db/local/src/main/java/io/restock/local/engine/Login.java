package io.restock.local.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Who asks PostgreSQL to be let in, and the password, which is never printed. */
public record Login(String user, String password) {
    public Connection open(String jdbcUrl) throws SQLException {
        return DriverManager.getConnection(jdbcUrl, properties());
    }

    /** A new connection whenever it is asked. */
    public DataSource source(String jdbcUrl) {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** As the driver knows them. */
    Properties properties() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return properties;
    }

    @Override
    public String toString() {
        return user;
    }
}
