package io.restock.local.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * On whose terms we may use what others wrote: whatever is under none of the licences listed here is not let in. What is under several may be used under any
 * of them. The last three are not SPDX's names, and are what their authors say.
 */
public final class Licences {
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0", "MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "UPL-1.0", "Python-2.0",
            "EPL-1.0", "EPL-2.0", "MPL-2.0", "CDDL-1.0", "GPL-2.0-with-classpath-exception",
            "Public Domain", "Go License", "GNU General Public License (GPL), version 2, with the Classpath exception");
    private static final Pattern OR = Pattern.compile("[()]|\\sOR\\s");

    private Licences() {}

    /** A component that we may not use: its name, and what it says of its licence. */
    public record Foreign(String component, String licence) {}

    /** @param sbom as CycloneDX has it, in JSON */
    public static List<Foreign> foreign(JsonNode sbom) {
        return components(sbom).filter(component -> !isOurs(component)).flatMap(component -> {
            var licences = licences(component);
            return licences.stream().anyMatch(ALLOWED::contains) ? Stream.empty()
                    : Stream.of(new Foreign(component.path("purl").asText(component.path("name").asText()), licences.isEmpty() ? "none" : String.join(" or ", licences)));
        }).toList();
    }

    /** Those of others. */
    public static long count(JsonNode sbom) {
        return components(sbom).filter(component -> !isOurs(component)).count();
    }

    private static Stream<JsonNode> components(JsonNode sbom) {
        return sbom.path("components").valueStream();
    }

    private static boolean isOurs(JsonNode component) {
        return component.path("group").asText().equals("io.restock");
    }

    private static Collection<String> licences(JsonNode component) {
        return component.path("licenses").valueStream()
                .flatMap(each -> each.has("expression") ? Arrays.stream(OR.split(each.path("expression").asText())) : Stream.of(name(each.path("license"))))
                .map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    private static String name(JsonNode licence) {
        return licence.path("id").asText(licence.path("name").asText());
    }
}
