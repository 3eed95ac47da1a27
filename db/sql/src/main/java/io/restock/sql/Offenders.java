package io.restock.sql;

import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import java.util.ArrayList;
import java.util.List;

/** What breaks a check that is more than one statement: counted all, listed at most {@value Verification#LISTED_AT_MOST}. */
public final class Offenders {
    private final List<String> listed = new ArrayList<>();
    private long broken;

    public void add(String key) {
        broken++;
        if (listed.size() < Verification.LISTED_AT_MOST) {
            listed.add(key);
        }
    }

    public Check check(String sentence, long counted) {
        return new Check(sentence, counted, broken, List.copyOf(listed));
    }
}
