package io.restock.benchmarks.engines;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.restock.benchmarks.engines.BenchEngines.Addresses;
import java.sql.SQLException;
import java.time.Duration;

/** Connections as the services have them: the same pool, the same bounds. */
public final class Pool {
    private static final int CONNECTIONS = 32;

    private Pool() {}

    public static AgroalDataSource of(Addresses engines, boolean autoCommit) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool
                .maxSize(CONNECTIONS).acquisitionTimeout(Duration.ofSeconds(10))
                .connectionFactoryConfiguration(factory -> factory.jdbcUrl(engines.jdbcUrl()).principal(new NamePrincipal(engines.login().user()))
                        .credential(new SimplePassword(engines.login().password()))
                        .autoCommit(autoCommit))));
    }
}
