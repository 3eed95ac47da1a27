package io.restock.local.supervisor;

import io.restock.local.engine.KafkaProcess;
import java.io.IOException;
import java.util.Map;

/** Our own single-node Kafka. */
final class KafkaChild implements Child {
    private final Home home;
    private final int port;
    private final JvmOptions options;

    KafkaChild(Plan plan, Map<String, String> environment) {
        this.home = plan.home();
        this.port = plan.ports().of(Part.KAFKA);
        this.options = new JvmOptions(plan, environment);
    }

    @Override
    public Part part() {
        return Part.KAFKA;
    }

    @Override
    public ProcessHandle start() throws IOException {
        long left = Preflight.megabytesLeft(home);
        if (left < Preflight.LEAST_SPACE_MB) {
            throw new IOException("only " + left + " MB are left on the disk of " + home.directory() + ", and it waits for " + Preflight.LEAST_SPACE_MB);
        }
        return KafkaProcess.start(home.engine(Part.KAFKA), port, home.log(Part.KAFKA), options.of(Part.KAFKA))
                .process().orElseThrow(() -> new IOException("Kafka ended right after its start"));
    }

    @Override
    public boolean isReady() {
        return broker().process().isPresent();
    }

    @Override
    public void stop() {
        broker().close();
    }

    private KafkaProcess broker() {
        return KafkaProcess.at(home.engine(Part.KAFKA), port);
    }
}
