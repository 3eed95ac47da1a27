package io.restock.local.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.jspecify.annotations.Nullable;

/**
 * Tells our broker who may log in, from the files beside its data. SCRAM's usual place for users is the log of the cluster itself, which is of no use to who must first get in: the
 * broker at its controller, the launcher at data that were made before there were passwords.
 */
public final class KafkaUsers implements AuthenticateCallbackHandler {
    /** The broker itself, and whoever repairs by hand. */
    public static final String OPERATOR = "kafka";
    /** A setting of the broker: the folder of its {@link Secrets}. */
    static final String FOLDER = "restock.secrets";

    private final Map<String, ScramCredential> known = new ConcurrentHashMap<>();
    private @Nullable Secrets secrets;

    /** Gives everybody a password who has none yet. */
    static void make(Secrets secrets) throws IOException {
        for (String user : all().toList()) {
            secrets.of(user);
        }
    }

    /** All who may log in. */
    public static Stream<String> all() {
        return Stream.concat(Stream.of(OPERATOR), KafkaRights.ALL.stream().map(KafkaRights::user));
    }

    @Override
    public void configure(Map<String, ?> settings, String mechanism, List<AppConfigurationEntry> logins) {
        secrets = new Secrets(Path.of(String.valueOf(settings.get(FOLDER))));
    }

    @Override
    public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
        String name = "";
        for (Callback callback : callbacks) {
            switch (callback) {
                case NameCallback asked -> name = asked.getDefaultName();
                case ScramCredentialCallback asked -> asked.scramCredential(credential(name));
                default -> throw new UnsupportedCallbackException(callback);
            }
        }
    }

    /** A name is looked up in no folder before it is one of ours. @return null for a stranger's, whom Kafka refuses */
    private @Nullable ScramCredential credential(String name) {
        return all().noneMatch(name::equals) ? null : known.computeIfAbsent(name, this::derived);
    }

    private ScramCredential derived(String name) {
        try {
            return new ScramFormatter(ScramMechanism.SCRAM_SHA_256).generateCredential(Objects.requireNonNull(secrets).of(name), ScramMechanism.SCRAM_SHA_256.minIterations());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        known.clear();
    }
}
