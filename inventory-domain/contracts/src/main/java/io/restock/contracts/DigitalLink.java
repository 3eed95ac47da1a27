package io.restock.contracts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GS1 digital links, of any domain: {@code https://example.com/some/shop/01/07038010000010/10/L1?17=261231}. After the GS1 Digital Link standard, URI
 * syntax; the words that stood for identifiers until 1.2 are read, too, and parameters that are none of GS1's are passed over.
 */
final class DigitalLink {
    private static final Map<String, String> WORDS = Map.of("gtin", "01", "sscc", "00", "lot", "10", "ser", "21", "cpv", "22", "exp", "17");

    private DigitalLink() {}

    /** Whether it looks like an address; it may have been encoded as a whole on its way here. */
    static boolean isOne(String text) {
        return text.contains("/") || text.regionMatches(true, 0, "http%3A", 0, 7) || text.regionMatches(true, 0, "https%3A", 0, 8);
    }

    /** The values by their application identifiers. @throws IllegalArgumentException if no item and no despatched unit stands in it */
    static Map<String, String> read(String link) {
        String text = link.contains("/") ? link : decoded(link);
        String[] address = text.split("#", 2)[0].split("\\?", 2);
        String[] path = address[0].split("/");
        for (int i = 0; i + 1 < path.length; i++) {
            String key = identifier(path[i]);
            String value = decoded(path[i + 1]);
            if (isKey(key, value)) {
                var elements = new LinkedHashMap<String, String>();
                ElementString.put(elements, key, value);
                addQualifiers(path, i + 2, elements);
                addAttributes(address.length > 1 ? address[1] : "", elements);
                return elements;
            }
        }
        throw new IllegalArgumentException("is an address without /01/ and a GTIN, or /00/ and an SSCC; scan the number beside it");
    }

    /** The way to it may hold such digits by chance; the number behind them then has no check digit. */
    private static boolean isKey(String identifier, String value) {
        return switch (identifier) {
            case "01" -> (value.length() == 8 || value.length() >= 12 && value.length() <= 14) && CheckDigit.holds(value);
            case "00" -> value.length() == 18 && CheckDigit.holds(value);
            default -> false;
        };
    }

    private static void addQualifiers(String[] path, int from, Map<String, String> elements) {
        for (int i = from; i + 1 < path.length; i += 2) {
            ElementString.put(elements, identifier(path[i]), decoded(path[i + 1]));
        }
    }

    private static void addAttributes(String query, Map<String, String> elements) {
        for (String parameter : query.split("[&;]")) {
            String[] pair = parameter.split("=", 2);
            String identifier = identifier(pair[0]);
            if (pair.length == 2 && CheckDigit.areDigits(identifier)) {
                ElementString.put(elements, identifier, decoded(pair[1]));
            }
        }
    }

    private static String identifier(String segment) {
        String named = decoded(segment);
        @Nullable String identifier = WORDS.get(named.toLowerCase(Locale.ROOT));
        return identifier == null ? named : identifier;
    }

    /** In a link a plus is a plus. */
    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is an address with a broken % in \"" + part + "\"; scan it again", e);
        }
    }
}
