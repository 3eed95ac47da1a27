package io.restock.border.operations;

import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import java.sql.SQLException;

/** What a service can say of itself. Each service has one, and {@link OperationsResource} hands it on. */
public interface Operations {
    /** What was done since the data began. A moment's work, however long that is. */
    Account account() throws SQLException;

    /** Every invariant, on the state as it is. Reads everything: seconds on large data. */
    Verification verification() throws SQLException, InterruptedException;
}
