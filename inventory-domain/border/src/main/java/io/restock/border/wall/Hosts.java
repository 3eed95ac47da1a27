package io.restock.border.wall;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names under which a service may be asked. A page of elsewhere can have its own name lead to 127.0.0.1; its browser then asks us, but under that name
 * (DNS rebinding).
 */
final class Hosts {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int LONGEST_PORT = 5;

    private final List<String> known;
    private final Collection<String> configured;

    private Hosts(List<String> known, Collection<String> configured) {
        this.known = known;
        this.configured = configured;
    }

    /** @param configured names without a port, besides those of loopback */
    static Hosts of(Collection<String> configured) {
        return new Hosts(Stream.concat(LOOPBACK.stream(), configured.stream()).toList(), List.copyOf(configured));
    }

    /** @param host as a request names it, with its port or without */
    boolean know(String host) {
        return isOneOf(known, host, 0);
    }

    /** Whether a page that was loaded from there is ours: from the very address that is asked, or from a name that is configured, where a proxy changed the address. */
    boolean isOurPage(String origin, String asked) {
        int scheme = origin.startsWith("http://") ? "http://".length() : origin.startsWith("https://") ? "https://".length() : -1;
        return scheme > 0 && (origin.length() == scheme + asked.length() && origin.endsWith(asked) || isOneOf(configured, origin, scheme));
    }

    private static boolean isOneOf(Collection<String> names, String text, int from) {
        for (String name : names) {
            if (text.regionMatches(true, from, name, 0, name.length()) && isPort(text, from + name.length())) {
                return true;
            }
        }
        return false;
    }

    /** Nothing, or a colon and digits. */
    private static boolean isPort(String text, int from) {
        if (from == text.length()) {
            return true;
        }
        int digits = text.length() - from - 1;
        if (text.charAt(from) != ':' || digits < 1 || digits > LONGEST_PORT) {
            return false;
        }
        for (int at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }
}
