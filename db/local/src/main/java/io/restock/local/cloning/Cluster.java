package io.restock.local.cloning;

import io.restock.local.engine.KafkaProcess;
import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.RunFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How a command reaches Kafka: ours by its password; another at its address, with all else that the environment says of it, under the
 * names by which services hear of it too.
 */
public record Cluster(Map<String, Object> settings) {
    private static final String PREFIX = "KAFKA_";

    /** The one with which a Restock runs. */
    public static Cluster of(Home home, RunFile run) throws IOException {
        return run.parts().contains(Part.KAFKA)
                ? new Cluster(Map.copyOf(KafkaProcess.at(home.engine(Part.KAFKA), run.ports().of(Part.KAFKA)).asOperator()))
                : at(run.kafka(), System.getenv());
    }

    /** @param environment of which {@code KAFKA_SASL_MECHANISM} is {@code sasl.mechanism} */
    public static Cluster at(String servers, Map<String, String> environment) {
        var settings = new HashMap<String, Object>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                settings.put(name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        settings.put("bootstrap.servers", servers);
        return new Cluster(settings);
    }

    Map<String, Object> with(Map<String, ?> own) {
        var all = new HashMap<>(settings);
        all.putAll(own);
        return all;
    }
}
