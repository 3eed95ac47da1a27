package io.restock.local.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.metadata.authorizer.AclMutator;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.AuthorizerServerInfo;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own authorizer, and the door that opens for clients when everybody's rights are as {@link KafkaRights} says: a service that came before would be refused what is its own. Where the
 * controller is, rights that are missing are written and those are withdrawn that a service has no more; at most starts there is nothing to do. The rights of users who are no service of ours stay.
 */
public final class KafkaDoor extends StandardAuthorizer {
    private static final Logger LOG = Logger.getLogger(KafkaDoor.class.getName());
    private static final Set<AclBinding> RIGHTS = KafkaRights.everybodys();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofMillis(10);

    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private volatile @Nullable AclMutator mutator;
    private volatile boolean loaded;

    @Override
    public void setAclMutator(AclMutator mutator) {
        super.setAclMutator(mutator);
        this.mutator = mutator;
    }

    @Override
    public void completeInitialLoad() {
        super.completeInitialLoad();
        loaded = true;
        look();
        var controller = mutator;
        if (controller != null && !settled.isDone()) {
            Thread.ofPlatform().daemon().name("kafka-rights").start(() -> settle(controller));
        }
    }

    @Override
    public void addAcl(Uuid id, StandardAcl acl) {
        super.addAcl(id, acl);
        look();
    }

    @Override
    public void removeAcl(Uuid id) {
        super.removeAcl(id);
        look();
    }

    @Override
    public void loadSnapshot(Map<Uuid, StandardAcl> acls) {
        super.loadSnapshot(acls);
        look();
    }

    /** The broker's part of this node comes to its controller by the other door, and must come before anything can be written. */
    @Override
    public Map<Endpoint, ? extends CompletionStage<Void>> start(AuthorizerServerInfo server) {
        var opening = new HashMap<Endpoint, CompletionStage<Void>>();
        super.start(server).forEach((endpoint, ready) -> opening.put(endpoint,
                endpoint.listener().equals(EmbeddedKafka.CONTROLLER) ? ready : ready.thenCombine(settled, (_, _) -> null)));
        return opening;
    }

    private void look() {
        if (loaded && !settled.isDone() && missing(granted()).isEmpty() && withdrawn(granted()).isEmpty()) {
            settled.complete(null);
        }
    }

    private void settle(AclMutator controller) {
        var by = new ControllerRequestContext(new RequestHeaderData(), new KafkaPrincipal(KafkaPrincipal.USER_TYPE, KafkaUsers.OPERATOR), OptionalLong.empty());
        var granted = granted();
        try {
            whenActive(() -> controller.createAcls(by, missing(granted)));
            whenActive(() -> controller.deleteAcls(by, withdrawn(granted)));
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "the rights of the services cannot be written, so no client is let in", e);
        }
    }

    private static List<AclBinding> missing(Set<AclBinding> granted) {
        return RIGHTS.stream().filter(right -> !granted.contains(right)).toList();
    }

    private static List<AclBindingFilter> withdrawn(Set<AclBinding> granted) {
        return granted.stream().filter(right -> KafkaRights.isOfService(right) && !RIGHTS.contains(right)).map(AclBinding::toFilter).toList();
    }

    /** The controller reads what is there a moment before it takes what is new. */
    private static void whenActive(Supplier<CompletableFuture<?>> change) {
        for (long deadline = System.nanoTime() + PATIENCE.toNanos();; Termination.pause(RETRY)) {
            try {
                change.get().join();
                return;
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof NotControllerException) || System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    private Set<AclBinding> granted() {
        var granted = new HashSet<AclBinding>();
        acls(AclBindingFilter.ANY).forEach(granted::add);
        return granted;
    }
}
