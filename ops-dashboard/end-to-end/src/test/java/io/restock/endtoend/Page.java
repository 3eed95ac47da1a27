package io.restock.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page in Markdown that explains the house, as its reader finds it. */
record Page(Path path, String text) {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern FIELD = Pattern.compile("\"\\w+\":");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static Page at(Path path) {
        try {
            return new Page(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every README.md of a project, without what is built or fetched. */
    static List<Page> of(Path project) throws IOException {
        var pages = new ArrayList<Page>();
        Files.walkFileTree(project, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return name.startsWith(".") || Set.of("target", "node_modules", "src").contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.endsWith("README.md")) {
                    pages.add(at(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return pages;
    }

    /** What stands in fences of a language, in order. */
    List<String> blocks(String language) {
        return FENCED.matcher(text).results().filter(block -> block.group(1).equals(language)).map(block -> block.group(2)).toList();
    }

    /** Names of the fields that its answers show, as JSON writes them. */
    Set<String> fieldsOfAnswers() {
        return blocks("json").stream().flatMap(answer -> FIELD.matcher(answer).results()).map(MatchResult::group).collect(Collectors.toSet());
    }

    /** Where links and pictures lead within the project. */
    List<String> links() {
        return LINK.matcher(prose()).results().map(link -> link.group(1)).filter(link -> !link.matches("https?:.*")).toList();
    }

    /** Names by which links reach its headings, as GitHub makes them. */
    Set<String> anchors() {
        return HEADING.matcher(prose()).results().map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** From a heading of the second level to the next one. */
    Page section(String heading) {
        MatchResult found = Pattern.compile("(?ms)^## " + Pattern.quote(heading) + "$(.*?)(?=^## |\\z)").matcher(text).results().findFirst().orElseThrow();
        return new Page(path, found.group(1));
    }

    private String prose() {
        return FENCED.matcher(text).replaceAll("");
    }
}
