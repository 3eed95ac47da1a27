package io.restock.local.supervisor;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which engines the services use. An absent address means our own embedded one.
 *
 * @param kafka bootstrap servers of an existing cluster, or null
 * @param postgres JDBC URL of an existing database, or null
 * @param search URL of an existing OpenSearch, or null for Lucene in the search service
 */
public record Engines(@Nullable String kafka, @Nullable String postgres, @Nullable String search) {
    private static final String BATCHED = "reWriteBatchedInserts=true";
    private static final Pattern PASSWORD_IN_JDBC = Pattern.compile("(?i)[?&;](ssl)?password=");
    private static final Pattern LOGIN_IN_URL = Pattern.compile("//[^/]*@");

    /** Accepts a JDBC URL, or the short form HOST:PORT/DATABASE. */
    public Engines(@Nullable String kafka, @Nullable String postgres, @Nullable String search) {
        this.kafka = kafka;
        this.postgres = postgres == null ? null : jdbcUrl(postgres);
        if (search != null && LOGIN_IN_URL.matcher(search).find()) {
            throw new StartFailure(
                    "--search must hold no user and password, which everybody could read who lists processes: set RESTOCK_SEARCH_USERNAME and RESTOCK_SEARCH_PASSWORD instead");
        }
        this.search = search;
    }

    boolean embedded(Part engine) {
        return switch (engine) {
            case KAFKA -> kafka == null;
            case POSTGRES -> postgres == null;
            case LEDGER, GATEWAY, REPLENISHMENT, DISTRIBUTION_CENTER, SEARCH, DASHBOARD -> false;
        };
    }

    String kafkaAddress(Ports ports) {
        return kafka != null ? kafka : "127.0.0.1:" + ports.of(Part.KAFKA);
    }

    String jdbcUrl(Ports ports) {
        return postgres != null ? postgres
                : "jdbc:postgresql://127.0.0.1:" + ports.of(Part.POSTGRES) + "/" + PostgresChild.DATABASE + "?" + BATCHED;
    }

    private static String jdbcUrl(String address) {
        if (PASSWORD_IN_JDBC.matcher(address).find()) {
            throw new StartFailure("--postgres must hold no password, which everybody could read who lists processes: set QUARKUS_DATASOURCE_PASSWORD instead");
        }
        if (address.startsWith("jdbc:postgresql:")) {
            return address.contains(BATCHED) ? address : address + (address.contains("?") ? "&" : "?") + BATCHED;
        }
        if (!address.matches("[^/:\\s]+(:\\d+)?/[^/\\s]+")) {
            throw new StartFailure("--postgres must be HOST:PORT/DATABASE or a jdbc:postgresql: URL, was \"" + address + "\"");
        }
        return "jdbc:postgresql://" + address + "?" + BATCHED;
    }
}
