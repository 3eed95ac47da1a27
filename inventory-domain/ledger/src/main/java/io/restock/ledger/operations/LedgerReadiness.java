package io.restock.ledger.operations;

import io.restock.contracts.Topics;
import io.restock.ledger.Progress;
import io.restock.ledger.despatch.DespatchCarrier;
import io.restock.ledger.exceptions.ExceptionCarrier;
import io.restock.ledger.intake.Intake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once Kafka answers and at least one partition is ours and gets on; says what is missing. PostgreSQL has a check of its own. */
@Readiness
@ApplicationScoped
public class LedgerReadiness implements HealthCheck {
    @Inject
    Progress progress;
    @Inject
    Intake intake;
    @Inject
    DespatchCarrier despatches;
    @Inject
    ExceptionCarrier exceptions;

    @Override
    public HealthCheckResponse call() {
        String kafka = kafka();
        String taking = intake.isTaking() ? intake.trouble().or(despatches::trouble).or(exceptions::trouble).orElse("yes") : "no partition is ours yet";
        boolean up = kafka.equals("answers") && taking.equals("yes");
        return HealthCheckResponse.named("ledger").status(up)
                .withData("kafka", kafka).withData("taking", taking).withData("recordsWaiting", intake.recordsWaiting()).build();
    }

    private String kafka() {
        try {
            progress.recordsOn(Topics.POS_TRANSACTIONS);
            return "answers";
        } catch (KafkaException e) {
            return "does not answer: " + e.getMessage();
        }
    }
}
