package io.restock.local.engine;

import static io.restock.contracts.Topics.DESPATCHES;
import static io.restock.contracts.Topics.EXCEPTIONS;
import static io.restock.contracts.Topics.ITEMS;
import static io.restock.contracts.Topics.LABEL_LAYOUTS;
import static io.restock.contracts.Topics.LANES;
import static io.restock.contracts.Topics.LOGOUTS;
import static io.restock.contracts.Topics.ORDERS;
import static io.restock.contracts.Topics.PLANNING;
import static io.restock.contracts.Topics.POS_TRANSACTIONS;
import static io.restock.contracts.Topics.PRICES;
import static io.restock.contracts.Topics.RECALLS;
import static io.restock.contracts.Topics.REVOCATIONS;
import static io.restock.contracts.Topics.STOCK;
import static io.restock.contracts.Topics.STOCK_EVENTS;
import static io.restock.contracts.Topics.STORES;

import io.restock.contracts.Topics;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a service may do in Kafka. What is not said is refused: to delete records or topics, to change a setting, to write transactions, to look at another's group. Whatever of its topics is
 * missing it may create, since any service may be the first that starts. That it numbers its records (an idempotent producer) comes with the right to write.
 *
 * @param user as whom it logs in
 * @param reads the ends of what it relays included: there it looks how far it came
 * @param groups in which its instances share the partitions; who follows all of a topic needs none
 */
public record KafkaRights(String user, Set<Topics> writes, Set<Topics> reads, Set<String> groups) {
    /** A client at whatever address. */
    private static final String ANYWHERE = "*";

    /** Every service reads which tokens were revoked, and who has left the page: the dashboard says so on a topic of its own, and cannot take a revocation back. */
    public static final List<KafkaRights> ALL = List.of(
            new KafkaRights("ledger", EnumSet.of(POS_TRANSACTIONS, STOCK_EVENTS, STOCK, STORES, ITEMS, PRICES, LABEL_LAYOUTS, RECALLS, EXCEPTIONS, REVOCATIONS),
                    EnumSet.of(POS_TRANSACTIONS, STOCK_EVENTS, DESPATCHES, EXCEPTIONS, REVOCATIONS, LOGOUTS), Set.of("ledger", "ledger-despatches", "ledger-exceptions")),
            new KafkaRights("gateway", EnumSet.of(POS_TRANSACTIONS), EnumSet.of(STORES, ITEMS, PRICES, LABEL_LAYOUTS, REVOCATIONS, LOGOUTS), Set.of()),
            new KafkaRights("replenishment", EnumSet.of(ORDERS, PLANNING, EXCEPTIONS),
                    EnumSet.of(STOCK_EVENTS, STORES, ITEMS, RECALLS, ORDERS, PLANNING, DESPATCHES, LANES, REVOCATIONS, LOGOUTS), Set.of("replenishment")),
            new KafkaRights("distribution-center", EnumSet.of(DESPATCHES, LANES, EXCEPTIONS),
                    EnumSet.of(STOCK_EVENTS, STORES, ITEMS, RECALLS, ORDERS, DESPATCHES, REVOCATIONS, LOGOUTS), Set.of("distribution-center")),
            new KafkaRights("search", EnumSet.noneOf(Topics.class), EnumSet.of(STOCK, STORES, ITEMS, PRICES, ORDERS, REVOCATIONS, LOGOUTS), Set.of("search-writer")),
            new KafkaRights("dashboard", EnumSet.of(LOGOUTS),
                    EnumSet.of(POS_TRANSACTIONS, STOCK_EVENTS, STORES, ITEMS, ORDERS, DESPATCHES, EXCEPTIONS, REVOCATIONS, LOGOUTS), Set.of()));

    /** As Kafka keeps them; what may be read or written may be looked at, too. */
    Stream<AclBinding> bindings() {
        var topics = EnumSet.copyOf(reads);
        topics.addAll(writes);
        return Stream.of(
                reads.stream().map(topic -> on(ResourceType.TOPIC, topic.topic(), AclOperation.READ)),
                writes.stream().map(topic -> on(ResourceType.TOPIC, topic.topic(), AclOperation.WRITE)),
                topics.stream().map(topic -> on(ResourceType.TOPIC, topic.topic(), AclOperation.CREATE)),
                topics.stream().map(topic -> on(ResourceType.TOPIC, topic.topic(), AclOperation.DESCRIBE_CONFIGS)),
                groups.stream().map(group -> on(ResourceType.GROUP, group, AclOperation.READ)))
                .flatMap(each -> each);
    }

    /** Of all services. */
    static Set<AclBinding> everybodys() {
        return ALL.stream().flatMap(KafkaRights::bindings).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it was given to one of our services, now or by a Restock of before. */
    static boolean isOfService(AclBinding right) {
        return ALL.stream().anyMatch(service -> service.principal().equals(right.entry().principal()));
    }

    /** As Kafka names the service. */
    private String principal() {
        return "User:" + user;
    }

    private AclBinding on(ResourceType type, String name, AclOperation operation) {
        return new AclBinding(new ResourcePattern(type, name, PatternType.LITERAL), new AccessControlEntry(principal(), ANYWHERE, operation, AclPermissionType.ALLOW));
    }
}
