package io.restock.terminal.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Work;
import io.restock.terminal.figures.Act;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Service;
import io.restock.terminal.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands open in the queue of exceptions, as those read it who have to settle it. */
record OpenExceptions(World world, Service ledger, Figures figures, Reporting reporting) {
    /** @param parts what its subject says, such as item, sscc, location, recall */
    record Open(ExceptionKind kind, String subject, Map<String, String> parts) {}

    /** @param whose such as {@code store=7090…} or {@code dc=7080…} */
    List<Open> of(String whose) throws InterruptedException {
        var open = new ArrayList<Open>();
        for (var one : Lists.in(ledger.get("/v1/exceptions?open=true&limit=1000&" + whose))) {
            kind(one).ifPresent(kind -> {
                var subject = one.path("subject").asText();
                open.add(new Open(kind, subject, Work.of(kind).parts(subject)));
            });
        }
        return open;
    }

    /** One that is newer than these people is left to others. */
    private static Optional<ExceptionKind> kind(JsonNode exception) {
        for (var kind : ExceptionKind.values()) {
            if (kind.name().equals(exception.path("kind").asText())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** A person has found out why. */
    void close(Open one) throws InterruptedException {
        var body = Map.of("kind", one.kind(), "subject", one.subject());
        if (reporting.report("closing", () -> ledger.post("/v1/exceptions/closings", body, "closed-" + one.kind() + "-" + one.subject())).isPresent()) {
            figures.did(Act.SETTLED, 1);
        }
    }

    /** The items of a recall that this chain has. */
    List<Integer> items(String recall) throws InterruptedException {
        var items = new ArrayList<Integer>();
        if (ledger.get("/v1/recalls/" + recall) instanceof Done done) {
            done.body().path("items").forEach(item -> items.add(world.item(item.path("item").asText())));
        }
        items.removeIf(item -> item < 0);
        return items;
    }
}
