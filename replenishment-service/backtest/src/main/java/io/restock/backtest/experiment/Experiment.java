package io.restock.backtest.experiment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/**
 * Splits the stores of a chain between two policies by a hash of the store's GLN and the experiment's name: always the same for one experiment, without a list to keep;
 * unrelated to the split of any other; and a new store has its arm before it opens.
 *
 * @param name not blank
 */
public record Experiment(String name) {
    /** @throws IllegalArgumentException if the name is blank */
    public Experiment {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
    }

    public Arm arm(String store) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((name + "\n" + store).getBytes(StandardCharsets.UTF_8));
            return (hash[0] & 1) == 0 ? Arm.A : Arm.B;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * What the stores of B have more of than those of A.
     *
     * @param byStore a figure of each store, under the policy of its arm
     * @throws IllegalArgumentException if an arm has fewer than two stores
     */
    public Effect effect(Map<String, Double> byStore) {
        return Effect.between(sample(byStore, Arm.A), sample(byStore, Arm.B));
    }

    private Sample sample(Map<String, Double> byStore, Arm arm) {
        return Sample.of(byStore.entrySet().stream().filter(entry -> arm(entry.getKey()) == arm).mapToDouble(Map.Entry::getValue).toArray());
    }
}
