package io.restock.local.supervisor;

import io.restock.local.engine.KafkaProcess;
import java.io.IOException;

/** Our own single-node Kafka. */
final class KafkaChild implements Child {
    private final Home home;
    private final int port;
    private final JvmOptions options;

    KafkaChild(Home home, Ports ports, JvmOptions options) {
        this.home = home;
        this.port = ports.of(Part.KAFKA);
        this.options = options;
    }

    @Override
    public Part part() {
        return Part.KAFKA;
    }

    @Override
    public ProcessHandle start() throws IOException {
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
