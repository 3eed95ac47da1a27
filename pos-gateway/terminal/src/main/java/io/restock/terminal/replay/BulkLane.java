package io.restock.terminal.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Answer.NotNow;
import io.restock.terminal.rest.Answer.Refused;
import io.restock.terminal.rest.Patience;
import io.restock.terminal.rest.Reasons;
import io.restock.terminal.rest.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends postings in bulk, one request after another. What the gateway could not take now is sent again; of a transaction with bad lines the good ones
 * are sent alone, as a till would after its cashier struck the bad ones out.
 */
final class BulkLane {
    /** Rounds without any progress before it gives up; with five seconds between them that is about four minutes of a gateway that is away. */
    private static final int ROUNDS_IN_VAIN = 50;
    private static final Pattern LINE_ERROR = Pattern.compile("lines\\[(\\d+)]");
    private static final Pattern UNLISTED_ERRORS = Pattern.compile("… and \\d+ more");

    private final Service gateway;
    private final ReplayAccount account;

    BulkLane(Service gateway, ReplayAccount account) {
        this.gateway = gateway;
        this.account = account;
    }

    void send(List<Posting> batch) throws InterruptedException {
        var waiting = batch;
        int inVain = 0;
        while (!waiting.isEmpty()) {
            var sent = waiting;
            var rest = new ArrayList<Posting>();
            NotNow notNow = null;
            switch (gateway.postLines("/v1/transactions?recording=true", sent.stream().map(Posting::transaction).toList())) {
                case Done done -> rest.addAll(afterResults(sent, done.body().path("results")));
                case Refused refused -> sent.forEach(posting -> account.rejected(refused.reason(), posting.lines()));
                case NotNow busy -> {
                    notNow = busy;
                    rest.addAll(sent);
                }
            }
            inVain = lines(rest) < lines(sent) ? 0 : inVain + 1;
            if (inVain >= ROUNDS_IN_VAIN) {
                account.undelivered(lines(rest));
                return;
            }
            if (inVain > 0) {
                Thread.sleep(Patience.waitAfter(notNow == null ? new NotNow("retry", null) : notNow, inVain));
            }
            waiting = rest;
        }
    }

    /** @return what is to be sent in the next round */
    private List<Posting> afterResults(List<Posting> sent, JsonNode results) {
        var rest = new ArrayList<Posting>();
        for (int i = 0; i < sent.size(); i++) {
            var result = results.path(i);
            switch (result.path("status").asText()) {
                case "RECORDED" -> account.accepted(sent.get(i).lines());
                case "REJECTED" -> {
                    var corrected = withoutBadLines(sent.get(i), result.path("problem"));
                    if (corrected != null) {
                        rest.add(corrected);
                    }
                }
                default -> rest.add(sent.get(i));
            }
        }
        return rest;
    }

    /** @return null if nothing of it can be sent */
    private @Nullable Posting withoutBadLines(Posting posting, JsonNode problem) {
        Map<Integer, String> reasonByLine = new HashMap<>();
        String ofTheWhole = problem.path("errors").isEmpty() ? Reasons.of(problem.path("status").asInt(), problem) : null;
        for (var error : problem.path("errors")) {
            Matcher line = LINE_ERROR.matcher(error.asText());
            if (line.lookingAt()) {
                reasonByLine.putIfAbsent(Integer.parseInt(line.group(1)), Reasons.general(error.asText()));
            } else if (!UNLISTED_ERRORS.matcher(error.asText()).matches()) {
                ofTheWhole = Reasons.general(error.asText());
            }
        }
        if (ofTheWhole != null || reasonByLine.isEmpty()) {
            account.rejected(ofTheWhole == null ? "rejected without a reason" : ofTheWhole, posting.lines());
            return null;
        }
        reasonByLine.values().forEach(reason -> account.rejected(reason, 1));
        return posting.without(reasonByLine.keySet());
    }

    private static int lines(List<Posting> postings) {
        return postings.stream().mapToInt(Posting::lines).sum();
    }
}
