package io.restock.replenishment.operations;

import io.restock.contracts.operations.Verification.Check;
import io.restock.engine.Demand;
import io.restock.engine.ReorderPolicy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;

/** Decides every line again from the inputs that are stored with it. */
final class Recomputation {
    private static final int FETCHED = 2_000;

    private final Connection connection;

    Recomputation(Connection connection) {
        this.connection = connection;
    }

    Check check() throws SQLException {
        var offenders = new Offenders();
        long counted = 0;
        try (var select = connection.createStatement()) {
            select.setFetchSize(FETCHED);
            try (var line = select.executeQuery("select * from replenishment.order_line")) {
                while (line.next()) {
                    counted++;
                    if (!explainsItself(line)) {
                        offenders.add(line.getString("id"));
                    }
                }
            }
        }
        return offenders.check("every line explains itself: its inputs give its reorder level and its packs", counted);
    }

    private static boolean explainsItself(ResultSet line) throws SQLException {
        String bound = line.getString("bound") == null ? "" : line.getString("bound");
        int fixed = units(bound, "REORDER_LEVEL");
        var policy = new ReorderPolicy(line.getDouble("service_level"), fixed < 0 ? OptionalInt.empty() : OptionalInt.of(fixed),
                Math.max(0, units(bound, "PRESENTATION_MINIMUM")), Math.max(0, units(bound, "SHELF_CAPACITY")));
        var again = policy.review(new Demand(line.getDouble("mean_demand"), line.getDouble("variance")), line.getInt("case_pack"),
                line.getInt("position"));
        return again.rule().reorderLevel() == line.getInt("reorder_level") && again.packs() == line.getInt("packs")
                && again.units() == line.getInt("units") && String.join("; ", again.bound()).equals(bound);
    }

    /** The units of a constraint written {@code NAME=units}, or -1 if it did not bind. */
    private static int units(String bound, String name) {
        for (String constraint : bound.split("; ")) {
            if (constraint.startsWith(name + "=")) {
                return Integer.parseInt(constraint.substring(name.length() + 1));
            }
        }
        return -1;
    }
}
