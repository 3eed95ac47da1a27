package io.restock.local.testing;

import io.restock.local.engine.EmbeddedKafka;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** A second door to a test's Kafka that asks for a password, as clusters do: a service of which one client forgets it does not work. */
final class Guard {
    private static final String NAME = "GUARDED";
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"service\" password=\"open sesame\"";

    private static final List<AclBinding> READS_ONLY = List.of(
            rule(AclPermissionType.ALLOW, AclOperation.READ, ResourceType.TOPIC, ResourcePattern.WILDCARD_RESOURCE),
            rule(AclPermissionType.DENY, AclOperation.WRITE, ResourceType.TOPIC, ResourcePattern.WILDCARD_RESOURCE),
            rule(AclPermissionType.DENY, AclOperation.IDEMPOTENT_WRITE, ResourceType.CLUSTER, Resource.CLUSTER_NAME));

    private Guard() {}

    private static AclBinding rule(AclPermissionType says, AclOperation operation, ResourceType type, String name) {
        return new AclBinding(new ResourcePattern(type, name, PatternType.LITERAL), new AccessControlEntry("User:service", "*", operation, says));
    }

    /** @param servers the open door */
    static void mayWrite(boolean may, String servers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            KafkaFuture<?> done = may ? admin.deleteAcls(READS_ONLY.stream().map(AclBinding::toFilter).toList()).all() : admin.createAcls(READS_ONLY).all();
            done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int port(int kafkaPort) {
        return kafkaPort + 2;
    }

    static Stream<String> options(int kafkaPort) {
        String open = "PLAINTEXT://127.0.0.1:" + kafkaPort;
        String guarded = "," + NAME + "://127.0.0.1:" + port(kafkaPort);
        String own = "listener.name." + NAME.toLowerCase(Locale.ROOT);
        return Map.of(
                "listeners", open + guarded + ",CONTROLLER://127.0.0.1:" + (kafkaPort + 1),
                "advertised.listeners", open + guarded,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT," + NAME + ":SASL_PLAINTEXT",
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found", "true",
                "super.users", "User:ANONYMOUS",
                own + ".sasl.enabled.mechanisms", "PLAIN",
                own + ".plain.sasl.jaas.config", LOGIN + " user_service=\"open sesame\";")
                .entrySet().stream().map(setting -> "-D" + EmbeddedKafka.SETTING + setting.getKey() + "=" + setting.getValue());
    }

    static Map<String, String> settings(int kafkaPort) {
        return Map.of(
                "kafka.bootstrap.servers", "127.0.0.1:" + port(kafkaPort),
                "kafka.security.protocol", "SASL_PLAINTEXT",
                "kafka.sasl.mechanism", "PLAIN",
                "kafka.sasl.jaas.config", LOGIN + ";");
    }
}
