package io.restock.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("./restock")
class LauncherScriptTest {
    private static final String ECHO = "#!/bin/sh\necho \"$(basename \"$(dirname \"$(dirname \"$0\")\")\") runs $*\"\n";

    /** Three modules of the project: two that every start needs, and one that none does. */
    private static final String SHELF = "search-indexer";
    private static final String TILL = "pos-gateway/terminal";
    private static final String STUDY = "replenishment-service/backtest";

    @TempDir
    private Path folder;
    private Path project;

    /** A project whose command line module is built, beside a JDK of each age; their java only says its name. */
    @BeforeEach
    void aProjectAndThreeJdks() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        Files.copy(Path.of("../../restock"), project.resolve("restock"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(project.resolve("db/local/target/lib"));
        for (var module : List.of(SHELF, TILL, STUDY)) {
            pom(module);
        }
        Files.writeString(project.resolve("pom.xml"), "<module>%s</module>\n<module>%s</module>\n<module>%s</module>\n".formatted(SHELF, TILL, STUDY));
        jdk("jdk-17", "17.0.15");
        jdk("jdk-25", "25.0.1");
        jdk("jdk-26", "26");
    }

    @Test
    void lists_its_commands() throws Exception {
        var help = run(Map.of(), "help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).contains("demo", "up", "down", "status", "test", "replay", "verify");
    }

    @Test
    void an_unknown_command_lists_the_known_ones_and_fails() throws Exception {
        var unknown = run(Map.of(), "upp");

        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.output()).contains("./restock up").contains("there is no command \"upp\"");
    }

    @Test
    void takes_the_jdk_of_java_home() throws Exception {
        assertThat(run(Map.of("JAVA_HOME", jdkPath("jdk-26"), "RESTOCK_JDK_SEARCH", jdkPath("jdk-25")), "status").output())
                .contains("jdk-26 runs");
    }

    @Test
    void passes_over_a_java_home_that_is_too_old() throws Exception {
        var search = jdkPath("nowhere") + ":" + jdkPath("jdk-17") + ":" + jdkPath("jdk-25");

        assertThat(run(Map.of("JAVA_HOME", jdkPath("jdk-17"), "RESTOCK_JDK_SEARCH", search), "status").output())
                .contains("jdk-25 runs").contains("io.restock.local.Restock status");
    }

    @Test
    void says_what_is_missing_and_how_to_install_it() throws Exception {
        var missing = run(Map.of("JAVA_HOME", jdkPath("jdk-17"), "RESTOCK_JDK_SEARCH", jdkPath("jdk-17")), "status");

        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.output()).contains("JDK 25 or newer is missing").contains("JAVA_HOME is 17").contains("Install it: ");
    }

    @Test
    void builds_before_a_start_only_what_changed() throws Exception {
        maven("echo chatter; echo \"maven $*\" >> '" + folder.resolve("asked") + "'");
        source(SHELF);
        source(TILL);

        assertThat(up().output()).contains("for the first time").contains("runs").doesNotContain("chatter");
        builtArtifact(SHELF);
        builtArtifact(TILL);
        assertThat(up().output()).contains("runs");
        assertThat(folder.resolve("asked")).content().contains("-pl search-indexer,pos-gateway/terminal -am").hasLineCount(1);
        source(TILL);
        up();
        up();
        assertThat(folder.resolve("asked")).content().contains("-pl pos-gateway/terminal -am").hasLineCount(2);
    }

    @Test
    void what_is_packed_with_something_that_changed_is_built_with_it_and_with_all_that_it_needs() throws Exception {
        maven("echo \"maven $*\" >> '" + folder.resolve("asked") + "'");
        source(SHELF);
        source(TILL);
        pom(TILL, SHELF);
        up();
        builtArtifact(SHELF);
        builtArtifact(TILL);
        up();

        source(SHELF);
        up();

        assertThat(folder.resolve("asked")).content().endsWith("-pl search-indexer,pos-gateway/terminal -am\n");
    }

    @Test
    void what_another_packed_is_built_anew() throws Exception {
        maven("echo \"maven $*\" >> '" + folder.resolve("asked") + "'");
        source(SHELF);
        source(TILL);
        up();
        builtArtifact(SHELF);
        builtArtifact(TILL);
        Files.writeString(project.resolve(TILL + "/target/restock-till-1.0.jar"), "of old parts");

        up();
        up();

        assertThat(folder.resolve("asked")).content().containsOnlyOnce("package -pl search-indexer,pos-gateway/terminal -am\nmaven").hasLineCount(2);
    }

    @Test
    void builds_only_what_the_command_needs_and_what_that_is_built_from() throws Exception {
        maven("echo \"maven $*\" >> '" + folder.resolve("asked") + "'");
        pom(STUDY, SHELF);
        for (var module : List.of(SHELF, TILL, STUDY)) {
            source(module);
        }

        run(environment(), "backtest");

        assertThat(folder.resolve("asked")).content().contains("-pl search-indexer,replenishment-service/backtest -am\n").hasLineCount(1);
    }

    @Test
    void shows_what_it_builds() throws Exception {
        maven("echo '[INFO] Building Restock [1/3]'\necho '[INFO] Building Restock terminal 1.0-SNAPSHOT        [2/3]'\necho '[INFO] Building Restock search 1.0-SNAPSHOT          [3/3]'");
        source(SHELF);

        assertThat(up().output()).contains("building 1 of 2 pos-gateway/terminal\nbuilding 2 of 2 search-indexer\nbuilt in ");
    }

    @Test
    void a_failing_build_shows_its_errors_and_starts_nothing() throws Exception {
        maven("echo '[INFO] chatter'; echo '[ERROR] Till.java:[3,1] not a statement'; exit 1");
        source(TILL);

        var failed = up();

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output()).contains("Till.java:[3,1]").contains("the build failed").doesNotContain("runs", "chatter");
    }

    @Test
    void test_ends_with_the_slowest_and_the_totals_and_fails_with_a_failing_test() throws Exception {
        maven("mkdir -p shelf/target/surefire-reports till/target/surefire-reports\n"
                + "echo '<testsuite name=\"a\" time=\"1\" tests=\"5\" errors=\"0\" skipped=\"1\" failures=\"0\">' > shelf/target/surefire-reports/TEST-a.xml\n"
                + "echo '<testsuite name=\"b\" time=\"1,012.5\" tests=\"3\" errors=\"1\" skipped=\"0\" failures=\"1\">' > till/target/surefire-reports/TEST-b.xml\n");

        var tested = run(environment(), "test");

        assertThat(tested.output().strip()).endsWith("""
                slowest tests, seconds:
                  1012.5  b
                     1.0  a
                5 passed, 2 failed, 1 skipped""");
        assertThat(tested.exitCode()).isEqualTo(1);
    }

    private record Run(int exitCode, String output) {}

    private Run up() throws Exception {
        return run(environment(), "up");
    }

    private Map<String, String> environment() {
        return Map.of("JAVA_HOME", jdkPath("jdk-25"), "PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    }

    private Run run(Map<String, String> environment, String command) throws Exception {
        var builder = new ProcessBuilder(project.resolve("restock").toString(), command).redirectErrorStream(true);
        builder.environment().remove("RESTOCK_BUILD");
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes());
        return new Run(process.waitFor(), output);
    }

    private void jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        executable(home.resolve("bin/java"), ECHO);
        executable(home.resolve("bin/javac"), ECHO);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Example\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private void pom(String module, String... needs) throws IOException {
        var pom = new StringBuilder("<project>\n  <artifactId>" + artifact(module) + "</artifactId>\n  <name>"
                + Map.of(SHELF, "Restock search", TILL, "Restock terminal", STUDY, "Restock back-test").get(module) + "</name>\n");
        for (var need : needs) {
            pom.append("      <artifactId>").append(artifact(need)).append("</artifactId>\n");
        }
        Files.createDirectories(project.resolve(module));
        Files.writeString(project.resolve(module).resolve("pom.xml"), pom);
    }

    private static String artifact(String module) {
        return "restock-" + module.substring(module.indexOf('/') + 1);
    }

    private String jdkPath(String name) {
        return folder.resolve(name).toString();
    }

    private void maven(String script) throws IOException {
        executable(folder.resolve("bin/mvn"), "#!/bin/sh\n" + script + "\n");
    }

    private void source(String module) throws IOException {
        var source = project.resolve(module).resolve("src/Main.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "// changed\n");
    }

    private void builtArtifact(String module) throws IOException {
        Files.createDirectories(project.resolve(module).resolve("target"));
        Files.writeString(project.resolve(module).resolve("target/module.jar"), "");
    }

    private static void executable(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
