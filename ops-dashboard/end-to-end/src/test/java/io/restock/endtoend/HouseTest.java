package io.restock.endtoend;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The picture of the modules, enforced. A room may know the rooms that stand behind it here and no others. */
@DisplayName("The house")
class HouseTest {
    private record Room(String module, String name, String... mayKnow) {
        String packages() {
            return "io.restock." + name + "..";
        }
    }

    private static final List<Room> ROOMS = List.of(
            new Room("inventory-domain/contracts", "contracts"),
            new Room("inventory-domain/border", "border", "contracts"),
            new Room("inventory-domain/model", "inventory", "contracts"),
            new Room("db/journal", "journal", "contracts"),
            new Room("db/sql", "sql", "contracts"),
            new Room("db/local", "local", "contracts"),
            new Room("inventory-domain/ledger", "ledger", "contracts", "border", "inventory", "journal", "sql"),
            new Room("pos-gateway/gateway", "gateway", "contracts", "border"),
            new Room("pos-gateway/terminal", "terminal", "contracts"),
            new Room("replenishment-service/engine", "engine"),
            new Room("replenishment-service/backtest", "backtest", "contracts", "engine"),
            new Room("inventory-domain/benchmarks", "benchmarks", "contracts", "border", "inventory", "journal", "ledger", "engine", "local", "search"),
            new Room("replenishment-service/service", "replenishment", "contracts", "border", "engine", "journal", "sql"),
            new Room("distribution-center", "distribution", "contracts", "border", "engine", "journal", "sql"),
            new Room("search-indexer", "search", "contracts", "border"),
            new Room("ops-dashboard/server", "dashboard", "contracts", "border"));

    private static final SliceAssignment EACH_PACKAGE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    };

    /** In these the compiler sees that everybody minds what may be null (the profile {@code nulls}); a room joins them once it is clean, and none leaves. */
    private static final Set<String> MINDING_NULLS =
            Set.of("contracts", "border", "inventory", "journal", "sql", "local", "ledger", "gateway", "terminal", "engine", "backtest", "benchmarks",
                    "search", "dashboard", "replenishment", "distribution");

    /** Beyond it a file holds more than one idea. */
    private static final int LINES_AT_MOST = 350;

    private static JavaClasses house;

    @BeforeAll
    static void walkThroughTheHouse() {
        house = new ClassFileImporter().importPaths(ROOMS.stream()
                .map(room -> Path.of("..", "..", room.module(), "target", "classes"))
                .toList());
    }

    @TestFactory
    Stream<DynamicTest> each_room_knows_only_the_rooms_behind_it() {
        return ROOMS.stream().map(room -> dynamicTest(room.name() + " knows only " + Arrays.toString(room.mayKnow()), () -> {
            String[] known = Stream.concat(Stream.of(room.name()), Arrays.stream(room.mayKnow()))
                    .map(name -> "io.restock." + name + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage(room.packages())
                    .should().dependOnClassesThat(resideInAPackage("io.restock..").and(not(resideInAnyPackage(known))))
                    .check(house);
        }));
    }

    @TestFactory
    Stream<DynamicTest> no_packages_of_a_room_know_each_other_in_a_circle() {
        return ROOMS.stream().map(room -> dynamicTest(room.name(),
                () -> slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles().check(house.that(resideInAPackage(room.packages())))));
    }

    @Test
    void every_room_is_furnished_and_stands_in_its_own_package() {
        for (Room room : ROOMS) {
            var classes = new ClassFileImporter().importPath(Path.of("..", "..", room.module(), "target", "classes"));
            assertThat(classes).describedAs(room.module()).isNotEmpty()
                    .allMatch(type -> type.getPackageName().equals("io.restock." + room.name())
                            || type.getPackageName().startsWith("io.restock." + room.name() + "."));
        }
    }

    @Test
    void the_model_is_free_of_infrastructure() {
        noClasses().that().resideInAPackage("io.restock.inventory..")
                .should().dependOnClassesThat().resideInAnyPackage("io.quarkus..", "java.sql..", "javax.sql..", "org.apache.kafka..", "jakarta..")
                .check(house);
        noClasses().that().resideInAnyPackage("io.restock.engine..", "io.restock.replenishment.storeitem..", "io.restock.replenishment.review..")
                .should().dependOnClassesThat().resideInAnyPackage("io.quarkus..", "java.sql..", "javax.sql..", "org.apache.kafka..", "jakarta..",
                        "org.axonframework..")
                .check(house);
    }

    @Test
    void axon_is_known_to_aggregates_and_their_hosts_only() {
        noClasses().that(not(resideInAnyPackage("io.restock.inventory..", "io.restock.journal.axon..", "io.restock.ledger..",
                "io.restock.replenishment..", "io.restock.benchmarks..")))
                .should().dependOnClassesThat().resideInAPackage("org.axonframework..")
                .check(house);
    }

    /** By JBoss Logging. Launcher and benchmarks set the levels of their processes, and the border the form of a line, by the JDK's own. */
    @Test
    void everything_is_logged_by_one_api() {
        noClasses().should().dependOnClassesThat(resideInAnyPackage("org.slf4j..", "org.apache.logging..", "io.quarkus.logging..").or(assignableTo(System.Logger.class)))
                .check(house);
        noClasses().that(not(resideInAnyPackage("io.restock.local..", "io.restock.benchmarks..", "io.restock.border.log..")))
                .should().dependOnClassesThat().resideInAPackage("java.util.logging..")
                .check(house);
    }

    @Test
    void panache_stays_off_the_write_path() {
        noClasses().that().resideInAnyPackage("io.restock.journal..", "io.restock.sql..", "io.restock.inventory..", "io.restock.gateway..")
                .should().dependOnClassesThat().resideInAnyPackage("io.quarkus.hibernate..", "jakarta.persistence..")
                .check(house);
    }

    /** One that lives would answer everybody in the name of the first. */
    @Test
    void a_resource_that_knows_its_caller_lives_for_one_request() {
        classes().that().areAnnotatedWith("jakarta.ws.rs.Path").and(describe("know their caller", type -> type.getAllFields().stream()
                .anyMatch(field -> field.getRawType().getName().equals("io.restock.border.access.Caller"))))
                .should().beAnnotatedWith("jakarta.enterprise.context.RequestScoped")
                .check(house);
    }

    /** One without is refused to everybody while it runs; here it is not even built. */
    @Test
    void every_operation_stands_in_a_row_of_the_table_of_actions() {
        methods().that().areAnnotatedWith("jakarta.ws.rs.GET").or().areAnnotatedWith("jakarta.ws.rs.PUT").or().areAnnotatedWith("jakarta.ws.rs.POST")
                .or().areAnnotatedWith("jakarta.ws.rs.DELETE").or().areAnnotatedWith("jakarta.ws.rs.PATCH")
                .should().beAnnotatedWith("io.restock.border.access.May")
                .check(house);
    }

    /** Without an address of their own, clients can be made of the border's settings only, with whatever security stands beside the address there. */
    @Test
    void services_know_one_way_to_kafka() throws Exception {
        for (Room room : ROOMS) {
            if (List.of(room.mayKnow()).contains("border") && !room.name().equals("benchmarks")) {
                try (Stream<Path> sources = Files.walk(Path.of("..", "..", room.module(), "src", "main", "java")).filter(file -> file.toString().endsWith(".java"))) {
                    assertThat(sources).describedAs(room.name()).allSatisfy(source -> assertThat(source).content()
                            .doesNotContainIgnoringCase("bootstrap.servers").doesNotContainIgnoringCase("bootstrap_servers").doesNotContain("default-kafka-broker"));
                }
            }
        }
    }

    /**
     * Behind one room for each of them the tables can change. Who reads from outside has the view {@code ledger.history}; the benchmarks measure how the tables lie, and are left out.
     */
    @TestFactory
    Stream<DynamicTest> the_ledgers_journal_and_its_rows_of_stock_are_named_in_one_room_each() {
        return Stream.of("journal", "stock").map(table -> dynamicTest("ledger." + table, () -> {
            var named = Pattern.compile("(?<!restock\\.)\\bledger\\." + table + "\\b");
            for (Room room : ROOMS) {
                try (Stream<Path> sources = Files.walk(Path.of("..", "..", room.module(), "src", "main", "java")).filter(file -> file.toString().endsWith(".java"))) {
                    assertThat(sources.filter(file -> !file.getParent().endsWith(Path.of("ledger", table)) && !room.name().equals("benchmarks")))
                            .allSatisfy(source -> assertThat(source).content().doesNotContainPattern(named));
                }
            }
        }));
    }

    @Test
    void every_package_says_what_lives_in_it() throws Exception {
        for (Room room : ROOMS) {
            assertThat(packagesOf(room)).allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
        }
    }

    @Test
    void a_room_that_minds_nulls_minds_them_in_every_package() throws Exception {
        assertThat(ROOMS).extracting(Room::name).containsAll(MINDING_NULLS);
        for (Room room : ROOMS) {
            if (MINDING_NULLS.contains(room.name())) {
                assertThat(packagesOf(room))
                        .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).content().contains("\n@org.jspecify.annotations.NullMarked\npackage "));
            }
        }
    }

    /** What is written by hand; {@code .d.ts} is made from the page's OpenAPI document. */
    @Test
    void every_file_can_be_read_in_one_go() throws Exception {
        var modules = Stream.concat(ROOMS.stream().map(Room::module), Stream.of("ops-dashboard/web", "ops-dashboard/end-to-end"));
        for (String module : modules.toList()) {
            try (Stream<Path> sources = Files.walk(Path.of("..", "..", module, "src")).filter(file -> file.toString().matches(".*\\.(java|tsx?)(?<!\\.d\\.ts)"))) {
                assertThat(sources).describedAs(module).isNotEmpty().allSatisfy(source -> assertThat(Files.readAllLines(source)).describedAs("lines of " + source)
                        .hasSizeLessThanOrEqualTo(LINES_AT_MOST));
            }
        }
    }

    private static List<Path> packagesOf(Room room) throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("..", "..", room.module(), "src", "main", "java")).filter(Files::isDirectory)) {
            return folders.filter(HouseTest::holdsClasses).toList();
        }
    }

    private static boolean holdsClasses(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
