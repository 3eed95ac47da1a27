package io.restock.local.supervisor;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The port of every part, on loopback. Kafka's controller takes the one after Kafka's. */
public record Ports(Map<Part, Integer> numbers) {
    private static final int HIGHEST = 65_535;

    /**
     * The default ports, or {@code base} and the ones after it; a variable such as RESTOCK_GATEWAY_PORT wins over both.
     *
     * @param base null for the default ports
     * @throws StartFailure when one is not a port number
     */
    public static Ports of(@Nullable Integer base, Map<String, String> environment) {
        var numbers = new EnumMap<Part, Integer>(Part.class);
        for (var part : Part.values()) {
            int usual = base == null ? part.defaultPort() : base + part.offset();
            var override = environment.get(part.portVariable());
            int port = override == null ? usual : number(part.portVariable(), override);
            if (port < 1 || port >= HIGHEST) {
                throw new StartFailure("the port of " + part.title() + " must be between 1 and " + (HIGHEST - 1)
                        + ", was " + port + " (--port-base or " + part.portVariable() + ")");
            }
            numbers.put(part, port);
        }
        return new Ports(numbers);
    }

    public int of(Part part) {
        return requireNonNull(numbers.get(part));
    }

    /** Base address of a service. */
    public String url(Part part) {
        return "http://127.0.0.1:" + of(part);
    }

    private static int number(String variable, String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new StartFailure(variable + " must be a port number, was \"" + value + "\"");
        }
    }
}
