package io.restock.border.access;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The way to a claim through the objects of a token, as Quarkus writes it: {@code realm_access/roles}. A name that holds a slash itself stands in quotation marks.
 *
 * @param names one or more, from the outside inwards
 */
record ClaimPath(List<String> names) {
    private static final String NAME = "\"[^\"]+\"|[^\"/]+";
    private static final Pattern NAMES = Pattern.compile(NAME);
    private static final Pattern PATH = Pattern.compile("(" + NAME + ")(/(" + NAME + "))*");

    ClaimPath {
        names = List.copyOf(names);
    }

    /** @throws IllegalArgumentException if it leads nowhere */
    static ClaimPath of(String text) {
        String path = text.strip();
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("restock.claims: " + path + " is no path to a claim; such as roles, realm_access/roles, or \"https://chain.example/roles\"");
        }
        return new ClaimPath(NAMES.matcher(path).results().map(MatchResult::group).map(name -> name.replace("\"", "")).toList());
    }
}
