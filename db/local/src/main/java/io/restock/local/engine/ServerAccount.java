package io.restock.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The account that PostgreSQL runs as. PostgreSQL refuses root, so root steps down: to the {@code postgres} account where
 * that can reach the directory, else into a user namespace, where root's own files stay reachable but root is nobody.
 *
 * @param uid owner that the database directory must have; negative: the one who creates it
 * @param stepDown command prefix, empty when nothing needs to be given up
 */
record ServerAccount(int uid, List<String> stepDown) {
    private static final int NOBODY = 65534;

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** @throws IOException when root has no way to step down that can still reach {@code folders} */
    static ServerAccount reaching(Path... folders) throws IOException {
        if (!isRoot()) {
            return new ServerAccount(-1, List.of());
        }
        int uid = postgresUid();
        var setpriv = List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--");
        if (reaches(setpriv, folders)) {
            return new ServerAccount(uid, setpriv);
        }
        if (Commands.succeeds("unshare", "-U", "--", "true")) {
            return new ServerAccount(0, List.of("unshare", "-U", "--"));
        }
        throw new IOException("PostgreSQL may not run as root, user " + uid + " cannot reach " + folders[0]
                + " and user namespaces are off: choose another directory with --data, or start as another user");
    }

    List<String> runs(List<String> command) {
        var full = new ArrayList<>(stepDown);
        full.addAll(command);
        return full;
    }

    /** Gives {@code data} to this account, if it belongs to another (a server may have run as someone else before). */
    void own(Path data) throws IOException {
        if (uid >= 0 && !Files.getAttribute(data, "unix:uid").equals(uid)) {
            Commands.run(List.of("chown", "-R", uid + ":" + uid, data.toString()));
        }
    }

    private static boolean reaches(List<String> setpriv, Path... folders) {
        for (var folder : folders) {
            var probe = new ArrayList<>(setpriv);
            probe.addAll(List.of("test", "-x", folder.toString()));
            if (!Commands.succeeds(probe.toArray(String[]::new))) {
                return false;
            }
        }
        return true;
    }

    private static int postgresUid() throws IOException {
        try (var accounts = Files.lines(Path.of("/etc/passwd"))) {
            return accounts.filter(line -> line.startsWith("postgres:"))
                    .map(line -> Integer.parseInt(line.split(":")[2]))
                    .findFirst().orElse(NOBODY);
        }
    }
}
