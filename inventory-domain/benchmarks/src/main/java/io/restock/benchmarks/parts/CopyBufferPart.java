package io.restock.benchmarks.parts;

import io.restock.journal.CopyBuffer;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A row of the journal in PostgreSQL's binary form, in batches as the ledger writes them. */
@State(Scope.Thread)
public class CopyBufferPart {
    private static final int BATCH = 500;

    private final CopyBuffer buffer = new CopyBuffer();
    private final byte[] payload = "{\"sale\":\"2026-03-02/4/17/2\",\"units\":2,\"onHand\":31}".getBytes(StandardCharsets.UTF_8);

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public CopyBuffer rows() {
        buffer.begin();
        for (int i = 0; i < BATCH; i++) {
            buffer.row(10).int2(3).int8(i).text("7080001000011|07038010000010").int4(i).text("ItemSold").int2(1)
                    .timestamp(1_772_470_000_000_000L).timestamp(1_772_470_000_000_000L).bytes(payload).text(null);
        }
        return buffer.end();
    }
}
