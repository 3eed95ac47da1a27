package io.restock.local.supervisor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A part of a running Restock")
class PartTest {
    /** One step of niceness is a factor of 1.25 in processor time (Linux, sched-nice-design). */
    private static final double STEP = 1.25;
    private static final double LEAST_SHARE_OF_THE_GATEWAY = 1.0 / 5;

    @ParameterizedTest
    @EnumSource(Part.class)
    void keeps_a_fifth_of_the_turns_of_the_gateway_however_busy_the_tills_are(Part part) {
        double share = Math.pow(STEP, Part.GATEWAY.niceness() - part.niceness());
        assertTrue(share >= LEAST_SHARE_OF_THE_GATEWAY, part.title() + " has " + share + " of the gateway's turns");
    }
}
