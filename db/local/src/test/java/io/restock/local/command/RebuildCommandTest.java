package io.restock.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.local.verification.Operator.Awaiting;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A repair that waits for a second person")
class RebuildCommandTest {
    @Test
    void says_for_whom_and_how_that_one_approves() {
        assertThat(RebuildCommand.awaiting(new Awaiting("/v1/approvals/7", "it puts other stock in the place of what stands there"), "http://127.0.0.1:8082")).isEqualTo("""
                Nothing is changed yet: it puts other stock in the place of what stands there.
                It waits for another operator than restock-launcher, as http://127.0.0.1:8082/v1/approvals/7. The other operator approves with
                  curl -X POST -H "Authorization: Bearer $(./restock token --subject NAME --role operator)" -H 'Content-Type: application/json' \\
                    -d '{"decision": "APPROVE", "reason": "…"}' http://127.0.0.1:8082/v1/approvals/7/decisions
                and it is done then.""");
    }
}
