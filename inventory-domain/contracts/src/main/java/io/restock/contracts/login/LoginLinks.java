package io.restock.contracts.login;

import io.restock.contracts.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Links that log a person in once, as notebooks print them. The launcher may sign tokens and lays one into a folder; the dashboard may not, and takes it from there.
 * The link itself is nothing but a random key: it is short enough for a terminal, and once used it is worth nothing to a reader of the shell's history. The token lies
 * under the key's digest in a file that only its owner reads, who has the signing key beside it anyway. Taking it deletes the file, which succeeds once, however many
 * ask at the same time, and whatever has been started anew meanwhile.
 */
public final class LoginLinks {
    /** From the moment a link is printed until it is followed: a start from a clean clone is over by then. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);
    /** 192 bits: nobody guesses it within its lifetime, nor ever. */
    private static final int KEY_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Clock clock;

    public LoginLinks(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Lays a token down and returns the key that takes it. */
    public String lay(String token) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        deleteThePast();
        byte[] random = new byte[KEY_BYTES];
        RANDOM.nextBytes(random);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path link = Files.createFile(of(key), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(link, token);
        return key;
    }

    /** The token, the first time and in time; empty ever after, and for a key that was never laid. */
    public Optional<String> take(String key) throws IOException {
        Path link = of(key);
        try {
            boolean inTime = isInTime(link);
            String token = Files.readString(link);
            Files.delete(link);
            return inTime ? Optional.of(token) : Optional.empty();
        } catch (NoSuchFileException usedOrNeverLaid) {
            return Optional.empty();
        }
    }

    private Path of(String key) {
        return folder.resolve(Digest.of(key));
    }

    private boolean isInTime(Path link) throws IOException {
        return Files.getLastModifiedTime(link).toInstant().plus(LIFETIME).isAfter(clock.instant());
    }

    private void deleteThePast() throws IOException {
        try (var links = Files.list(folder)) {
            links.forEach(this::deleteIfPast);
        }
    }

    private void deleteIfPast(Path link) {
        try {
            if (!isInTime(link)) {
                Files.deleteIfExists(link);
            }
        } catch (NoSuchFileException takenMeanwhile) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("the used login link " + link + " cannot be deleted", e);
        }
    }
}
