package io.restock.terminal.world;

import io.restock.contracts.Gln;
import io.restock.contracts.store.AdjustmentReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Hears everything of one store, and believes it. */
final class Heard implements StoreReports {
    final List<String> story = new ArrayList<>();
    /** Units of each delivery by item, broken and missing ones too, as they stand after what was taken back. */
    final Map<String, Map<Integer, Integer>> received = new TreeMap<>();
    /** How often each delivery was said to be complete, likewise. */
    final Map<String, Integer> complete = new TreeMap<>();
    /** Units of each transfer by item, as they were sent, and as they arrived. */
    final Map<String, Map<Integer, Integer>> sent = new TreeMap<>();
    final Map<String, Map<Integer, Integer>> arrived = new TreeMap<>();
    final Map<String, List<Counted>> counts = new TreeMap<>();
    final List<String> held = new ArrayList<>();
    List<CalledBack> recalls = new ArrayList<>();
    int partly;
    int takenBack;
    private final Map<Report, Runnable> reversals = new HashMap<>();
    private long sequence;

    @Override
    public ReceiptNumber rungUp(Instant at, int till, List<BeltLine> lines) {
        story.add(at + " till " + till + " " + lines);
        return new ReceiptNumber(LocalDate.EPOCH, String.valueOf(till), ++sequence);
    }

    @Override
    public Report received(Instant at, Lorry lorry, List<Unloaded> lines, boolean isComplete) {
        story.add(at + " received " + lines + (isComplete ? "" : " and more to come"));
        var report = new Report(Report.Kind.RECEIPT, lorry.sscc() + "-" + lorry.go());
        book(lorry, lines, isComplete, 1);
        partly += isComplete ? 0 : 1;
        reversals.put(report, () -> book(lorry, lines, isComplete, -1));
        return report;
    }

    private void book(Lorry lorry, List<Unloaded> lines, boolean isComplete, int sign) {
        var units = received.computeIfAbsent(lorry.sscc(), first -> new TreeMap<>());
        lines.forEach(line -> units.merge(line.item(), sign * (line.good() + line.damaged() + line.missing()), Integer::sum));
        complete.merge(lorry.sscc(), isComplete ? sign : 0, Integer::sum);
    }

    @Override
    public Report counted(Instant at, List<Counted> lines) {
        story.add(at + " counted " + lines);
        var report = new Report(Report.Kind.COUNT, at + " " + lines.getFirst().item());
        counts.put(report.key(), lines);
        reversals.put(report, () -> counts.remove(report.key()));
        return report;
    }

    @Override
    public void tookBack(Instant at, Report report) {
        story.add(at + " took back " + report);
        takenBack++;
        reversals.get(report).run();
    }

    @Override
    public void wroteOff(Instant at, AdjustmentReason reason, List<Counted> lines) {
        story.add(at + " " + reason + " " + lines);
    }

    @Override
    public boolean sent(Instant at, Gln to, String transfer, Map<Integer, Integer> units, String reason) {
        story.add(at + " sent " + transfer + " " + units + " " + reason);
        sent.put(transfer, units);
        return true;
    }

    @Override
    public void arrived(Instant at, Van van, List<Unloaded> lines) {
        story.add(at + " arrived " + van.transfer() + " " + lines);
        var units = arrived.computeIfAbsent(van.transfer(), first -> new TreeMap<>());
        lines.forEach(line -> units.merge(line.item(), line.good() + line.damaged() + line.missing(), Integer::sum));
    }

    @Override
    public boolean reserved(Instant at, String reference, Instant until, int item, int units) {
        story.add(at + " holds " + reference + " " + units + " of " + item);
        held.add(reference);
        return true;
    }

    @Override
    public boolean collected(Instant at, String reference) {
        story.add(at + " handed over " + reference);
        return held.remove(reference);
    }

    @Override
    public void notCollected(String reference) {
        story.add("put back " + reference);
        held.remove(reference);
    }

    @Override
    public void destroyed(Instant at, CalledBack recall, List<Counted> lines) {
        story.add(at + " destroyed " + lines);
        recalls.remove(recall);
    }

    @Override
    public Optional<String> returned(Instant at, CalledBack recall, List<Counted> lines) {
        story.add(at + " returned " + lines);
        recalls.remove(recall);
        return Optional.of("home-" + recall.recall());
    }

    @Override
    public List<Integer> asked() {
        return List.of(0, 1);
    }

    @Override
    public List<CalledBack> calledBack() {
        return List.copyOf(recalls);
    }
}
