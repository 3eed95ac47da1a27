package io.restock.benchmarks.parts;

import io.restock.contracts.IsoInstants;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Our reader and writer of instants beside those of the JDK. */
@State(Scope.Thread)
public class InstantPart {
    private String text = "2026-03-02T17:04:11.250Z";
    private Instant instant = Instant.parse(text);

    @Benchmark
    public Instant read() {
        return IsoInstants.parse(text);
    }

    @Benchmark
    public Instant readByJdk() {
        return Instant.parse(text);
    }

    @Benchmark
    public String written() {
        return IsoInstants.text(instant);
    }

    @Benchmark
    public String writtenByJdk() {
        return instant.toString();
    }
}
