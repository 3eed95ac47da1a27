package io.restock.ledger.reports;

import io.restock.border.access.Caller;
import io.restock.border.http.ProblemException;
import io.restock.ledger.transfer.TransferView;

/** What of goods on their way to a distribution center has come, the center alone knows: what is said of them is said to it. */
final class CenterWord {
    private CenterWord() {}

    /** @throws ProblemException 409 with the center's address for what goes to one, to those who may know of it. @param what arrivals or cancellations */
    static void refuse(TransferView transfer, Caller caller, String what) {
        if (transfer.toCenter()) {
            caller.sight().mustHold(transfer.from(), transfer.to());
            throw ProblemException.conflict("transfer " + transfer.id() + " goes to distribution center " + transfer.to() + ", which alone knows what has come there; POST /v1/dcs/"
                    + transfer.to() + "/returns/" + transfer.from() + "/" + transfer.id() + "/" + what + " of the distribution center service");
        }
    }
}
