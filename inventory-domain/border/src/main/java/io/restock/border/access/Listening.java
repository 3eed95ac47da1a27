package io.restock.border.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start where others than this machine could ask, and nobody's tokens would be known from those that anybody can make. */
@Singleton
class Listening {
    void start(@Observes @Priority(1) StartupEvent event, @ConfigProperty(name = "quarkus.http.host", defaultValue = "127.0.0.1") String host,
            @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer, @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> keys) {
        mustKnowAnIssuer(host, issuer, keys);
    }

    /** @throws IllegalStateException if the host is more than loopback and no issuer is named */
    static void mustKnowAnIssuer(String host, Optional<String> issuer, Optional<String> keys) {
        if ((issuer.isEmpty() || keys.isEmpty()) && !isLoopback(host)) {
            throw new IllegalStateException("quarkus.http.host is " + host + ", which others can reach, and no issuer of tokens is known: "
                    + "set mp.jwt.verify.issuer and mp.jwt.verify.publickey.location, or listen on 127.0.0.1");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
