package io.restock.contracts.operations;

import java.util.List;

/** What a service found when it checked its own invariants: {@code GET /v1/verification}. */
public record Verification(String service, List<Check> checks) {
    /** Offending keys beyond this many are counted, not listed. */
    public static final int LISTED_AT_MOST = 20;

    /**
     * @param name a sentence that is true when the check holds
     * @param counted how many things were looked at
     * @param offending keys that break it, at most {@value Verification#LISTED_AT_MOST}
     * @param broken how many break it
     */
    public record Check(String name, long counted, long broken, List<String> offending) {
        public boolean holds() {
            return broken == 0;
        }
    }
}
