package io.restock.local.verification;

import io.restock.contracts.Json;
import io.restock.contracts.operations.Verification.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the story of a chain must reach (DESIGN section 10): invariants say that the books are right, these that the shelves were. */
public enum Threshold {
    PROMISE("the promise of 24 hours is kept for at least %s of what the distribution centers had", 0.995),
    AVAILABILITY("what customers want is on the shelves at least %s of the time", 0.97);

    /** Causes of misses that replenishment does not charge to the distribution centers. */
    private static final List<String> NOT_THE_CENTERS = List.of("DC_HAD_NOTHING", "HELD", "TILL_LATE");

    private final String sentence;
    private final double least;

    Threshold(String sentence, double least) {
        this.sentence = sentence.formatted("%.1f %%".formatted(least * 100));
        this.least = least;
    }

    /**
     * A check for each threshold for which there are figures. Where nothing was due, or nobody has come yet, it counts 0.
     *
     * @param tradeFile where simulated trade leaves its figures: without it, or without {@code wants} in it, shelves are not judged
     */
    public static List<Check> judge(Operator operator, Path tradeFile) {
        var judged = new ArrayList<Check>();
        try {
            judged.add(promise(Promised.ask(operator)));
            availability(tradeFile).ifPresent(judged::add);
        } catch (IOException e) {
            judged.add(new Check("the story of the chain can be judged", 0, 1, List.of(e.getMessage())));
        }
        return judged;
    }

    private static Check promise(Promised promised) {
        if (promised.shareOfWhatTheDcHad() == null) {
            return new Check(PROMISE.sentence, promised.due(), 0, List.of());
        }
        var said = new ArrayList<>(List.of(promised.sentence()));
        promised.causes().entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(cause -> said.add("%,d %s".formatted(cause.getValue(), cause.getKey())));
        long wanting = NOT_THE_CENTERS.stream().mapToLong(cause -> promised.causes().getOrDefault(cause, 0L)).sum();
        return PROMISE.check(promised.shareOfWhatTheDcHad(), promised.due(), promised.missed() - wanting, said);
    }

    private static Optional<Check> availability(Path tradeFile) throws IOException {
        if (!Files.exists(tradeFile)) {
            return Optional.empty();
        }
        var figures = Json.MAPPER.readTree(tradeFile.toFile());
        long wants = figures.path("wants").asLong();
        if (!figures.path("availability").isNumber()) {
            return figures.has("wants") ? Optional.of(new Check(AVAILABILITY.sentence, wants, 0, List.of())) : Optional.empty();
        }
        return Optional.of(AVAILABILITY.check(figures.path("availability").asDouble(), wants, Math.max(1, wants - figures.path("met").asLong()), List.of()));
    }

    private Check check(double reached, long counted, long broken, List<String> said) {
        if (reached >= least) {
            return new Check(sentence, counted, 0, List.of());
        }
        var offending = new ArrayList<>(List.of("%s, %.2f points under it".formatted(Promised.percent(reached), (least - reached) * 100)));
        offending.addAll(said);
        return new Check(sentence, counted, Math.max(1, broken), offending);
    }
}
