package io.restock.border.approval;

import io.restock.border.access.Caller;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import io.restock.contracts.approval.Asked;

/** Who may decide what another asked for: whoever may do the same, for the same stores. */
public record Approver(Caller caller) {
    /** @throws ProblemException 403 if the caller may not do it alone either, saying what is missing */
    public void mustBeAllowed(Asked asked) {
        Action action = asked.action();
        caller.mustBeAllowed(action);
        switch (action.reach()) {
            case CHAIN -> { /* the role is enough */ }
            case STORE, TILL, DC -> {
                if (asked.stores().isEmpty()) {
                    caller.mustSpeakForAllStores(action.sentence());
                }
                asked.stores().forEach(store -> caller.mustSpeakFor(new Gln(store)));
            }
        }
    }
}
