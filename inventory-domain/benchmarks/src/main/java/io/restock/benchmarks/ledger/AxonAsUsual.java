package io.restock.benchmarks.ledger;

import io.agroal.api.AgroalDataSource;
import io.restock.benchmarks.engines.Pool;
import io.restock.benchmarks.ledger.AxonShelf.RecordSale;
import io.restock.benchmarks.measuring.Stopwatch;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine.Sale;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Axon Framework as its manual shows it: the stock JDBC event store, one command a line in one unit of work and one transaction, the stock
 * table kept by a subscribing handler in that transaction. Streams stay so short here that snapshots would not help it.
 */
final class AxonAsUsual implements Contestant {
    private LedgerTables tables;

    @Override
    public void prepare(Heat heat) throws Exception {
        tables = new LedgerTables(heat.engines());
        tables.execute("drop schema if exists axon cascade", "create schema axon",
                "create table axon.stock (key text collate \"C\" primary key, on_hand int not null)");
    }

    @Override
    public Stopwatch.Lap race(Heat heat, Stopwatch watch) throws Exception {
        try (AgroalDataSource connections = Pool.of(heat.engines(), false)) {
            Configuration axon = configure(connections);
            try (var _ = new PollLoops(heat, "axon", watch, basket -> send(axon, basket, watch))) {
                return watch.await(Duration.ofMinutes(3));
            } finally {
                axon.shutdown();
            }
        }
    }

    private static void send(Configuration axon, RetailTransaction basket, Stopwatch watch) {
        for (var line : basket.lines()) {
            var sale = (Sale) line;
            axon.commandGateway().sendAndWait(new RecordSale(new StoreItemId(basket.store(), sale.item()).toString(),
                    basket.id().line(line.line()).toString(), sale.units()));
            watch.taken(1);
        }
    }

    private static Configuration configure(AgroalDataSource connections) {
        var provider = new UnitOfWorkAwareConnectionProviderWrapper(new DataSourceConnectionProvider(connections));
        PersistenceExceptionResolver duplicates = e -> e instanceof SQLException sql && "23505".equals(sql.getSQLState());
        var serializer = JacksonSerializer.defaultSerializer();
        var engine = JdbcEventStorageEngine.builder()
                .connectionProvider(provider).transactionManager(NoTransactionManager.instance()).persistenceExceptionResolver(duplicates)
                .eventSerializer(serializer).snapshotSerializer(serializer)
                .schema(EventSchema.builder()
                        .eventTable("axon.DomainEventEntry").snapshotTable("axon.SnapshotEventEntry").build())
                .build();
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> serializer)
                .configureEmbeddedEventStore(_ -> engine)
                .configureAggregate(AxonShelf.class);
        configurer.eventProcessing().usingSubscribingEventProcessors().registerEventHandler(_ -> new AxonShelfStock(provider));
        Configuration axon = configurer.start();
        var unit = DefaultUnitOfWork.startAndGet(null);
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        unit.commit();
        return axon;
    }

    @Override
    public Map<String, Integer> stock() throws Exception {
        return tables.stock("select key, on_hand from axon.stock");
    }

    @Override
    public void tidy() throws Exception {
        tables.execute("drop schema axon cascade");
    }
}
