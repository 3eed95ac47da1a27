package io.restock.gateway.resource;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.Caller;
import io.restock.border.http.Checking;
import io.restock.border.http.Problem;
import io.restock.border.http.ProblemException;
import io.restock.contracts.store.TransactionId;
import io.restock.gateway.catalog.CatalogView;
import io.restock.gateway.intake.Intake;
import io.restock.gateway.kafka.Sender;
import io.restock.gateway.intake.Tally;
import io.restock.gateway.reading.BulkBody;
import io.restock.gateway.reading.Identity;
import io.restock.gateway.resource.BulkAnswer.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One bulk post at work: sends its transactions one after another without waiting, then waits for all. */
final class BulkPost {
    private static final Problem NOT_TRIED = Problem.of(503, "Too busy right now",
            "not sent, because Kafka does not answer for those before it; send it again", List.of());

    /** What stands at one place of the answer: sent, or refused already. */
    private record Entry(@Nullable TransactionId id, Intake.@Nullable Taken taken, @Nullable Problem problem) {}

    private final Intake intake;
    private final Tally tally;
    private final Caller caller;
    private final Sender from;
    private final CatalogView view;
    private final List<Entry> entries = new ArrayList<>();
    private boolean kafkaIsAway;

    BulkPost(Intake intake, Tally tally, Caller caller, Sender from) {
        this.intake = intake;
        this.tally = tally;
        this.caller = caller;
        this.from = from;
        this.view = intake.view();
    }

    List<Result> send(BulkBody body) {
        body.forEach(this::take, this::unreadable);
        return entries.stream().map(this::result).toList();
    }

    private void take(JsonNode transaction) {
        var checking = new Checking();
        TransactionId id = Identity.ofFields(transaction, checking);
        if (kafkaIsAway) {
            entries.add(new Entry(id, null, NOT_TRIED));
            return;
        }
        try {
            if (id == null) {
                throw ProblemException.invalid(checking.errors());
            }
            caller.mustSpeakForTill(id.store(), id.till());
            var taken = intake.takeOfBulk(id, transaction, view, from, checking);
            kafkaIsAway = taken.hasFailed();
            entries.add(new Entry(id, taken, null));
        } catch (ProblemException e) {
            tally.rejected(transaction.path("lines").size());
            entries.add(new Entry(id, null, e.problem()));
        }
    }

    private void unreadable(ProblemException e) {
        tally.rejected(0);
        entries.add(new Entry(null, null, e.problem()));
    }

    private Result result(Entry entry) {
        if (entry.problem() != null) {
            return Result.refused(entry.id(), entry.problem());
        }
        try {
            Intake.Taken taken = requireNonNull(entry.taken());
            intake.await(taken);
            return Result.recorded(requireNonNull(entry.id()), taken.unfit());
        } catch (ProblemException e) {
            return Result.refused(entry.id(), e.problem());
        }
    }
}
