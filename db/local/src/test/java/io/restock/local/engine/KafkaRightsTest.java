package io.restock.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.Topics;
import io.restock.local.testing.Engines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Kafka")
class KafkaRightsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

    @TempDir
    private Path folder;

    static Stream<KafkaRights> services() {
        return KafkaRights.ALL.stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "ledger", "gateway", "stranger", "../postgres/secrets/postgres"})
    void lets_nobody_in_without_the_password(String user) {
        for (String password : new String[] {"", "guessed"}) {
            try (var admin = Admin.create(client(new KafkaLogin(user, password), Map.of()))) {
                assertThatThrownBy(() -> said(admin.describeCluster().nodes())).as(user).isInstanceOf(SaslAuthenticationException.class).hasMessageNotContaining("guessed");
            }
        }
    }

    @Test
    void hears_nobody_at_either_door_who_does_not_even_try() {
        var kafka = Engines.shared().kafka();
        int controller = Integer.parseInt(kafka.bootstrapServers().split(":")[1]) + 1;
        for (var door : List.of(Map.of("bootstrap.servers", kafka.bootstrapServers()), Map.of("bootstrap.controllers", "127.0.0.1:" + controller))) {
            var patience = new HashMap<String, Object>(Map.of("default.api.timeout.ms", 2_000, "request.timeout.ms", 1_000));
            patience.putAll(door);
            try (var admin = Admin.create(patience)) {
                assertThatThrownBy(() -> said(admin.describeCluster().nodes())).as(door.toString()).isInstanceOf(TimeoutException.class);
            }
        }
    }

    @Test
    void lets_no_service_change_anything_by_the_controllers_door() {
        int controller = Integer.parseInt(Engines.shared().kafka().bootstrapServers().split(":")[1]) + 1;
        var settings = client(login("ledger"), Map.of("bootstrap.controllers", "127.0.0.1:" + controller));
        settings.remove("bootstrap.servers");
        try (var admin = Admin.create(settings)) {
            assertThatThrownBy(() -> said(admin.createAcls(List.of(right("ledger", Topics.LANES, AclOperation.WRITE))).all())).isInstanceOf(AuthorizationException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void gives_a_service_what_it_needs(KafkaRights service) throws Exception {
        var all = EnumSet.copyOf(service.reads());
        all.addAll(service.writes());
        try (var admin = Admin.create(client(login(service.user()), Map.of()))) {
            for (var topic : all) {
                create(admin, topic.topic());
            }
            assertThat(said(admin.listTopics().names())).containsAll(names(all)).isSubsetOf(names(all));
            assertThat(said(admin.describeTopics(names(all)).allTopicNames())).hasSize(all.size());
            assertThat(said(admin.describeConfigs(all.stream().map(topic -> resource(topic.topic())).toList()).all())).hasSize(all.size());
        }
        for (var topic : service.writes()) {
            send(login(service.user()), topic.topic(), "by " + service.user());
        }
        for (var topic : service.reads()) {
            send(operator(), topic.topic(), "for " + service.user());
            assertThat(last(login(service.user()), topic.topic())).isEqualTo("for " + service.user());
        }
        for (var group : service.groups()) {
            join(login(service.user()), group, service.reads().iterator().next().topic());
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void refuses_a_service_what_is_not_its_own(KafkaRights service) throws Exception {
        var login = login(service.user());
        try (var admin = Admin.create(client(operator(), Map.of()))) {
            for (var topic : Topics.values()) {
                create(admin, topic.topic());
            }
            create(admin, "foreign.topic");
        }
        var forger = client(login, Map.of("enable.idempotence", false)); // else who writes nowhere is refused a number before it has written
        var others = Stream.concat(Arrays.stream(Topics.values()).map(Topics::topic), Stream.of("foreign.topic")).toList();
        for (String topic : others) {
            if (!names(service.writes()).contains(topic)) {
                assertThatThrownBy(() -> send(forger, topic, "forged")).as("%s writes %s", service.user(), topic).isInstanceOf(TopicAuthorizationException.class);
            }
            if (!names(service.reads()).contains(topic)) {
                assertThatThrownBy(() -> last(login, topic)).as("%s reads %s", service.user(), topic).isInstanceOf(TopicAuthorizationException.class);
            }
        }
        var groups = Stream.concat(KafkaRights.ALL.stream().flatMap(each -> each.groups().stream()), Stream.of("anybody")).filter(each -> !service.groups().contains(each));
        assertThat(groups).isNotEmpty().allSatisfy(group -> assertThatThrownBy(() -> join(login, group, service.reads().iterator().next().topic()))
                .as("%s in %s", service.user(), group).isInstanceOf(GroupAuthorizationException.class));
    }

    @ParameterizedTest
    @MethodSource("services")
    void lets_no_service_unmake_what_was_written_or_who_may_what(KafkaRights service) throws Exception {
        String own = service.reads().iterator().next().topic();
        var first = new TopicPartition(own, 0);
        try (var admin = Admin.create(client(login(service.user()), Map.of()))) {
            create(admin, own);
            var forbidden = Map.<String, KafkaFuture<?>>of(
                    "records are deleted", admin.deleteRecords(Map.of(first, RecordsToDelete.beforeOffset(0))).all(),
                    "a topic is deleted", admin.deleteTopics(List.of(own)).all(),
                    "a topic of its own is made", admin.createTopics(List.of(new NewTopic(service.user() + ".own", 1, (short) 1))).all(),
                    "records are let go by age", admin.incrementalAlterConfigs(Map.of(resource(own),
                            List.of(new AlterConfigOp(new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET)))).all(),
                    "rights are given", admin.createAcls(List.of(right(service.user(), Topics.LANES, AclOperation.ALL))).all(),
                    "rights are looked up", admin.describeAcls(AclBindingFilter.ANY).values());
            forbidden.forEach((what, answer) -> assertThatThrownBy(() -> said(answer)).as("%s: %s", service.user(), what).isInstanceOf(AuthorizationException.class));
        }
        var transactional = client(login(service.user()), Map.of("transactional.id", service.user(), "max.block.ms", 10_000));
        try (var producer = new KafkaProducer<>(transactional, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(producer::initTransactions).isInstanceOf(TransactionalIdAuthorizationException.class);
        }
    }

    @Test
    void keeps_passwords_and_records_to_the_owner_of_the_files_and_shows_none_to_who_lists_processes() throws Exception {
        try (var broker = start()) {
            var secrets = broker.secrets();

            assertThat(Files.getPosixFilePermissions(secrets.folder())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(Files.getPosixFilePermissions(broker.logs())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
            try (var files = Files.list(secrets.folder())) {
                assertThat(files).hasSize(1 + KafkaRights.ALL.size()).allSatisfy(file -> {
                    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
                    String password = Files.readString(file).strip();
                    assertThat(password).hasSize(43);
                    assertThat(commandLines()).noneMatch(line -> line.contains(password));
                    assertThat(Files.readString(folder.resolve("log"))).doesNotContain(password);
                });
            }
            assertThat(commandLines()).anyMatch(line -> line.contains(folder.toString()));
        }
    }

    @Test
    void puts_data_of_before_in_order_and_keeps_them() throws Exception {
        int port = FreePorts.onLoopback(2).getFirst();
        try (var broker = KafkaProcess.start(folder, port, folder.resolve("log"), asBefore(port))) {
            var anybody = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
            try (var admin = Admin.create(anybody)) {
                create(admin, Topics.POS_TRANSACTIONS.topic());
            }
            send(anybody, Topics.POS_TRANSACTIONS.topic(), "of before");
        }
        Folders.delete(folder.resolve("secrets"));

        try (var broker = KafkaProcess.start(folder, port, folder.resolve("log"), SMALL)) {
            var ledger = broker.login("ledger").settings(broker.bootstrapServers());
            var search = broker.login("search").settings(broker.bootstrapServers());
            assertThat(last(ledger, Topics.POS_TRANSACTIONS.topic())).isEqualTo("of before");
            send(ledger, Topics.POS_TRANSACTIONS.topic(), "of now");
            assertThat(last(ledger, Topics.POS_TRANSACTIONS.topic())).isEqualTo("of now");
            assertThatThrownBy(() -> last(search, Topics.POS_TRANSACTIONS.topic())).isInstanceOf(TopicAuthorizationException.class);
            assertThat(rights(broker)).isEqualTo(KafkaRights.everybodys());
        }
    }

    @Test
    void takes_back_at_its_start_what_a_service_has_no_more_and_leaves_others_theirs() throws Exception {
        var tooMuch = right("search", Topics.POS_TRANSACTIONS, AclOperation.WRITE);
        var foreign = right("warehouse", Topics.STOCK, AclOperation.READ);
        int port = FreePorts.onLoopback(2).getFirst();
        try (var broker = KafkaProcess.start(folder, port, folder.resolve("log"), SMALL); var admin = Admin.create(Map.copyOf(broker.asOperator()))) {
            said(admin.createAcls(List.of(tooMuch, foreign)).all());
            said(admin.deleteAcls(List.of(right("ledger", Topics.STOCK, AclOperation.WRITE).toFilter())).all());
            broker.kill();
        }

        try (var broker = KafkaProcess.start(folder, port, folder.resolve("log"), SMALL)) {
            var expected = Stream.concat(KafkaRights.everybodys().stream(), Stream.of(foreign)).toList();
            assertThat(rights(broker)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private KafkaProcess start() throws Exception {
        return KafkaProcess.start(folder, FreePorts.onLoopback(2).getFirst(), folder.resolve("log"), SMALL);
    }

    /** When everybody was let in and might do everything. */
    private static List<String> asBefore(int port) {
        String clients = "PLAINTEXT://127.0.0.1:" + port;
        return Stream.concat(SMALL.stream(), Map.of(
                "listeners", clients + ",CONTROLLER://127.0.0.1:" + (port + 1),
                "advertised.listeners", clients,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "PLAINTEXT",
                "authorizer.class.name", "").entrySet().stream().map(setting -> "-D" + EmbeddedKafka.SETTING + setting.getKey() + "=" + setting.getValue())).toList();
    }

    private static List<String> commandLines() {
        return ProcessHandle.allProcesses().map(process -> process.info().commandLine().orElse("")).filter(line -> !line.isEmpty()).toList();
    }

    private static Set<AclBinding> rights(KafkaProcess broker) throws Exception {
        try (var admin = Admin.create(Map.copyOf(broker.asOperator()))) {
            return Set.copyOf(said(admin.describeAcls(AclBindingFilter.ANY).values()));
        }
    }

    private static AclBinding right(String user, Topics topic, AclOperation operation) {
        return new AclBinding(new ResourcePattern(ResourceType.TOPIC, topic.topic(), PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private static KafkaLogin login(String service) {
        return new KafkaLogin(service, Engines.PASSWORD);
    }

    private static KafkaLogin operator() throws Exception {
        return Engines.shared().kafka().login(KafkaUsers.OPERATOR);
    }

    private static Map<String, Object> client(KafkaLogin login, Map<String, ?> own) {
        var settings = new HashMap<String, Object>(login.settings(Engines.shared().kafka().bootstrapServers()));
        settings.putAll(own);
        return settings;
    }

    private static List<String> names(Set<Topics> topics) {
        return topics.stream().map(Topics::topic).toList();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static void create(Admin admin, String topic) throws Exception {
        try {
            said(admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty()))).all());
        } catch (TopicExistsException e) {
            assertThat(e).isNotNull(); // another test was first
        }
    }

    private static void send(KafkaLogin login, String topic, String value) throws Exception {
        send(client(login, Map.of()), topic, value);
    }

    private static void send(Map<String, ?> client, String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(new HashMap<String, Object>(client), new StringSerializer(), new StringSerializer())) {
            said(producer.send(new ProducerRecord<>(topic, 0, "key", value)));
        }
    }

    private static String last(KafkaLogin login, String topic) {
        return last(client(login, Map.of()), topic);
    }

    /** As one reads who follows all of a topic: in no group. */
    private static String last(Map<String, ?> client, String topic) {
        var from = new TopicPartition(topic, 0);
        var settings = new HashMap<String, Object>(client);
        settings.put("fetch.max.wait.ms", 50); // else the end would wait for a fetch that the broker holds
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(from));
            consumer.seek(from, Math.max(0, consumer.endOffsets(List.of(from)).get(from) - 1));
            return consumer.poll(PATIENCE).records(from).getLast().value();
        }
    }

    private static void join(KafkaLogin login, String group, String topic) {
        var member = client(login, Map.of("group.id", group, "auto.offset.reset", "latest", "enable.auto.commit", false));
        try (var consumer = new KafkaConsumer<>(member, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (long deadline = System.nanoTime() + PATIENCE.toNanos(); consumer.assignment().isEmpty() && System.nanoTime() < deadline;) {
                consumer.poll(Duration.ofMillis(100));
            }
            assertThat(consumer.assignment()).isNotEmpty();
        }
    }

    private static <T> T said(Future<T> answer) throws Exception {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
