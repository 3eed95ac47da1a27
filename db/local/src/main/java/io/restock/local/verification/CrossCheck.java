package io.restock.local.verification;

import static io.restock.local.supervisor.Part.DISTRIBUTION_CENTER;
import static io.restock.local.supervisor.Part.GATEWAY;
import static io.restock.local.supervisor.Part.LEDGER;
import static io.restock.local.supervisor.Part.REPLENISHMENT;
import static io.restock.local.supervisor.Part.SEARCH;

import io.restock.contracts.operations.Verification.Check;
import io.restock.local.supervisor.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two sums that different services (or different tables) have counted on their own, and that must be equal when nothing is
 * under way: what one hands over, the other has taken. Eaches are compared with eaches and grams with grams.
 */
record CrossCheck(String sentence, List<Term> left, List<Term> right) {

    /** One count of one service, added or taken away. */
    record Term(Part service, String count, int sign) {
        private String title() {
            return service.title() + "." + count;
        }
    }

    private static final List<CrossCheck> OF_RECORDS = List.of(
            check("every record that was accepted is taken by the ledger",
                    sum(GATEWAY, "recordsOnTopic"), sum(LEDGER, "recordsTaken")),
            check("every record the ledger took is applied, a duplicate, a conflict or quarantined",
                    sum(LEDGER, "recordsTaken"),
                    sum(LEDGER, "transactionsApplied", "otherRecordsApplied", "duplicates", "conflicts", "quarantined")),
            check("every stock event is relayed", sum(LEDGER, "events"), sum(LEDGER, "eventsRelayed")),
            check("every relayed event is on its topic once", sum(LEDGER, "eventsRelayed"), sum(LEDGER, "eventsOnTopic")),
            check("replenishment has taken every stock event", sum(LEDGER, "events"), sum(REPLENISHMENT, "eventsTaken")),
            check("the distribution center has taken every stock event", sum(LEDGER, "events"), sum(DISTRIBUTION_CENTER, "eventsTaken")),
            check("every order event is on its topic once",
                    sum(REPLENISHMENT, "orderEvents"), sum(REPLENISHMENT, "orderEventsOnTopic")),
            check("every order line that was placed has reached the distribution center",
                    sum(REPLENISHMENT, "linesPlaced"), sum(DISTRIBUTION_CENTER, "linesTaken")),
            check("every store-item can be found by search", sum(LEDGER, "storeItems"), sum(SEARCH, "documentsWithStock")));

    static final List<CrossCheck> ALL = Stream.of(OF_RECORDS, of("eaches"), of("grams")).flatMap(List::stream).toList();

    /** What must hold of the eaches and, for itself, of the grams; the services count them under names that begin with the word. */
    private static List<CrossCheck> of(String units) {
        return List.of(
                check(units + " are conserved in the stores",
                        sum(LEDGER, units + "Opening", units + "Received", units + "Returned", units + "Found", units + "TransferredIn", units + "TransfersArrived",
                                units + "TransferredBack",
                                units + "CountVariance"),
                        sum(LEDGER, units + "OnHand", units + "Sold", units + "Shrink", units + "TransferredOut")),
                check(units + " that came to the distribution center are there or despatched",
                        sum(DISTRIBUTION_CENTER, units + "Inbound", units + "Returned", units + "Adjusted"), sum(DISTRIBUTION_CENTER, units + "OnHand", units + "Despatched")),
                check(units + " that the distribution center despatched, the ledger knows as despatched",
                        sum(DISTRIBUTION_CENTER, units + "Despatched"), difference(LEDGER, units + "Despatched", units + "DespatchedRedirected")),
                check(units + " that are despatched or transferred and not yet received are in transit",
                        sum(LEDGER, units + "Despatched", units + "TransfersAnnounced"), sum(LEDGER, units + "InTransit", units + "DespatchedClosed", units + "TransfersClosed")),
                check(units + " that stores send to each other, the other stores know of",
                        difference(LEDGER, units + "TransferredOut", units + "SentToCenters"), sum(LEDGER, units + "TransferredIn", units + "TransfersAnnounced")),
                check(units + " that stores send back, the distribution center knows of",
                        sum(LEDGER, units + "SentToCenters"), sum(DISTRIBUTION_CENTER, units + "SentBack")),
                check(units + " that the distribution center called off of it are back where they came from",
                        sum(LEDGER, units + "BackFromCenters"), sum(DISTRIBUTION_CENTER, units + "SentBackCalledOff")),
                check(units + " that stores send to each other arrived, are damaged, missing, called off or lost, or are under way",
                        sum(LEDGER, units + "TransfersClosed"),
                        sum(LEDGER, units + "TransfersArrived", units + "TransfersDamaged", units + "TransfersMissing", units + "TransfersCalledOff", units + "TransfersLost")),
                check(units + " of transfers that were called off are back where they came from",
                        sum(LEDGER, units + "TransfersCalledOff"), difference(LEDGER, units + "TransferredBack", units + "BackFromCenters")),
                check("replenishment closes the " + units + " of its orders that the stores received",
                        sum(REPLENISHMENT, units + "Closed"), difference(LEDGER, units + "DespatchedClosed", units + "DespatchedUnordered")),
                check(units + " that are ordered and neither cancelled nor closed are on order",
                        difference(REPLENISHMENT, units + "Ordered", units + "Cancelled", units + "Closed"), sum(REPLENISHMENT, units + "OnOrder")));
    }

    /** Compares the sums; a count that a service does not report breaks the check, because it cannot be held. */
    Check against(Accounts accounts) {
        var missing = new ArrayList<String>();
        long leftSum = sum(left, accounts, missing);
        long rightSum = sum(right, accounts, missing);
        if (!missing.isEmpty()) {
            return new Check(sentence, 0, missing.size(), missing);
        }
        long apart = Math.abs(leftSum - rightSum);
        return new Check(sentence, leftSum, apart, apart == 0 ? List.of()
                : List.of(formula(left) + " = " + leftSum, formula(right) + " = " + rightSum));
    }

    private static long sum(List<Term> terms, Accounts accounts, List<String> missing) {
        long sum = 0;
        for (var term : terms) {
            var count = accounts.count(term.service(), term.count());
            if (count.isEmpty()) {
                missing.add(term.title() + " is not counted");
            }
            sum += term.sign() * count.orElse(0);
        }
        return sum;
    }

    private static String formula(List<Term> terms) {
        var formula = new StringBuilder();
        for (var term : terms) {
            formula.append(term.sign() < 0 ? " - " : formula.isEmpty() ? "" : " + ").append(term.title());
        }
        return formula.toString();
    }

    private static CrossCheck check(String sentence, List<Term> left, List<Term> right) {
        return new CrossCheck(sentence, left, right);
    }

    private static List<Term> sum(Part service, String... counts) {
        return List.of(counts).stream().map(count -> new Term(service, count, 1)).toList();
    }

    private static List<Term> difference(Part service, String first, String... others) {
        var terms = new ArrayList<>(sum(service, first));
        for (var other : others) {
            terms.add(new Term(service, other, -1));
        }
        return terms;
    }
}
