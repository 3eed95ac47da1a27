package io.restock.sql.approval;

import io.restock.contracts.approval.Approval;

/** Does what was approved. It may be asked several times, also by several instances at once, and does it once: {@link ApprovalBook#done} says whether it still has to. */
public interface Carrier {
    /** It can never be done, and why. Anything else that goes wrong is tried again. */
    final class ImpossibleException extends RuntimeException {
        public ImpossibleException(String reason) {
            super(reason);
        }
    }

    /** @throws ImpossibleException if it cannot be done any more */
    void carryOut(Approval approval, ApprovalBook book);
}
