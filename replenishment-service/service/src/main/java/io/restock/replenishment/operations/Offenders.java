package io.restock.replenishment.operations;

import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import java.util.ArrayList;
import java.util.List;

/** What breaks a check: counted all, listed at most {@value Verification#LISTED_AT_MOST}. */
final class Offenders {
    private final List<String> listed = new ArrayList<>();
    private long broken;

    void add(String key) {
        broken++;
        if (listed.size() < Verification.LISTED_AT_MOST) {
            listed.add(key);
        }
    }

    Check check(String sentence, long counted) {
        return new Check(sentence, counted, broken, List.copyOf(listed));
    }
}
