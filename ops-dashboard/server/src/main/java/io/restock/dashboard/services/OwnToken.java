package io.restock.dashboard.services;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The dashboard's own token, an auditor's, in a file ({@code restock.token.location}) that whoever gave it renews. It is read each time, since that costs less than to miss it. */
@Singleton
class OwnToken {
    private static final Logger LOG = Logger.getLogger(OwnToken.class);

    private final Optional<Path> file;

    OwnToken(@ConfigProperty(name = "restock.token.location") Optional<Path> file) {
        this.file = file;
    }

    Optional<String> read() {
        try {
            return file.isEmpty() ? Optional.empty() : Optional.of(Files.readString(file.get()).strip());
        } catch (IOException e) {
            LOG.debugf("The dashboard's own token cannot be read: %s", e);
            return Optional.empty();
        }
    }
}
