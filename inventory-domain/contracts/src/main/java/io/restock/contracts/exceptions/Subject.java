package io.restock.contracts.exceptions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the subjects of a kind are written, such as <code>{store}|{item}</code>: what stands in braces, and what stands between. The last part takes all the rest. */
public record Subject(String form) {
    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

    /** What it is about, by the names of its parts; empty if it is not written in this form. */
    public Optional<Map<String, String>> parts(String subject) {
        var names = new ArrayList<String>();
        Matcher written = pattern(names).matcher(subject);
        if (!written.matches()) {
            return Optional.empty();
        }
        var parts = new HashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            parts.put(names.get(i), written.group(i + 1));
        }
        return Optional.of(parts);
    }

    private Pattern pattern(List<String> names) {
        var pattern = new StringBuilder();
        Matcher part = PART.matcher(form);
        int from = 0;
        while (part.find()) {
            pattern.append(Pattern.quote(form.substring(from, part.start()))).append(part.end() == form.length() ? "(.+)" : "([^|/]+)");
            names.add(part.group(1));
            from = part.end();
        }
        return Pattern.compile(pattern + Pattern.quote(form.substring(from)));
    }

    boolean names(String part) {
        return form.contains("{" + part + "}");
    }
}
