package io.restock.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Passwords of an engine, beside its data: a file for each of those who may log in, closed to everybody but its owner. */
public record Secrets(Path folder) {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 256 random bits in 43 letters, digits, dashes and underscores: nothing that SQL, JAAS or a shell would read as more than text. */
    static String random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** The password of {@code name}, made when it is asked for the first time. */
    public String of(String name) throws IOException {
        synchronized (Secrets.class) {
            var known = known(name);
            if (known.isPresent()) {
                return known.get();
            }
            String made = random();
            keep(name, made);
            return made;
        }
    }

    /** The password of {@code name}, if it was ever made. */
    public Optional<String> known(String name) throws IOException {
        try {
            return Optional.of(Files.readString(folder.resolve(name)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** All at once: after a power cut there is the whole password or none. */
    public void keep(String name, String secret) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var aside = Files.createTempFile(folder, name, ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, secret + "\n");
        Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
