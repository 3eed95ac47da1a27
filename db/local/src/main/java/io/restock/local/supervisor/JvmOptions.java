package io.restock.local.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a child's JVM is started with: the part's own memory and collector, its compiler, its cache of classes, and last what
 * RESTOCK_LEDGER_JVM (and so on) adds.
 */
record JvmOptions(Plan plan, Map<String, String> environment) {
    List<String> of(Part part) {
        var options = new ArrayList<>(ofEverybody());
        options.addAll(part.jvmOptions());
        options.addAll(compiler());
        options.addAll(ClassCache.of(plan.project(), part).options());
        var added = environment.getOrDefault("RESTOCK_" + part.name() + "_JVM", "").strip();
        if (!added.isEmpty()) {
            options.addAll(List.of(added.split("\\s+")));
        }
        return options;
    }

    /** Counters for jstat, which nobody reads, would be brought up to date twenty times a second; what compilers have freed would stay with the C library. */
    static List<String> ofEverybody() {
        return List.of("-XX:+UseCompactObjectHeaders", "-XX:-UsePerfData", "-XX:TrimNativeHeapInterval=60000", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    /**
     * A demo is over before the second compiler has earned what it costs: with the first alone all parts together took 66 s of processor time until they
     * were ready, with both 99 s (two processors, nothing kept from an earlier start). In daily work it compiles what is ten times as busy as Java's own thresholds ask for: the same start
     * took 50 instead of 78 s with that, and 500 sale lines a second no more than before.
     */
    private List<String> compiler() {
        return plan.purpose().plays() ? List.of("-XX:TieredStopAtLevel=1")
                : List.of("-XX:Tier4InvocationThreshold=50000", "-XX:Tier4MinInvocationThreshold=6000", "-XX:Tier4CompileThreshold=150000",
                        "-XX:Tier4BackEdgeThreshold=400000");
    }
}
