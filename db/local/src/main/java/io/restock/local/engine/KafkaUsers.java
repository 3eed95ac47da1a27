package io.restock.local.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
import org.apache.kafka.common.security.plain.PlainAuthenticateCallback;
import org.jspecify.annotations.Nullable;

/**
 * Says to our broker who may log in, from the files beside its data: data that were made before there were passwords need nothing more, and the broker comes to its own controller by them, too.
 *
 * <p>Passwords go over loopback as they are (PLAIN). SCRAM would not show them to a program that took the port while Kafka is down, but hashes 4,096 times for each connection, in JVMs that
 * have just begun and run cold: until {@code ./restock up} was ready, all parts together used 2.9 s more of the processors with it than without (median of three pairs of starts, 2.0 to 3.7),
 * which is 1.5 s on two of them. Users in Kafka's own log would let nobody in who had none there yet.
 */
public final class KafkaUsers implements AuthenticateCallbackHandler {
    /** The broker itself, and an administrator who repairs by hand. */
    public static final String OPERATOR = "kafka";
    /** A setting of the broker: the folder of its {@link Secrets}. */
    static final String FOLDER = "restock.secrets";

    private final Map<String, byte[]> passwords = new ConcurrentHashMap<>();
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
                case NameCallback asked -> name = String.valueOf(asked.getDefaultName());
                case PlainAuthenticateCallback asked -> asked.authenticated(isPassword(name, asked.password()));
                default -> throw new UnsupportedCallbackException(callback);
            }
        }
    }

    /** A name is looked up in no folder before it is one of ours. How long it takes says to nobody how much of a guess was right. */
    private boolean isPassword(String name, char[] given) throws IOException {
        if (all().noneMatch(name::equals)) {
            return false;
        }
        byte[] password = passwords.computeIfAbsent(name, this::read);
        return MessageDigest.isEqual(password, new String(given).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] read(String name) {
        try {
            return Objects.requireNonNull(secrets).of(name).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        passwords.clear();
    }
}
