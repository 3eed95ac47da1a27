package io.restock.dashboard.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.approval.Approval;
import io.restock.dashboard.approval.Waiting.Line;
import io.restock.dashboard.names.Names;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.restock.dashboard.services.ServiceClient;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, as one says it. Lists leave out requests in full, so each is asked for once: what waits never changes, only how its items are called, which is read
 * anew after some minutes.
 */
@Singleton
class RequestWords {
    private static final int KEPT_AT_MOST = 2_000;
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int LINES_AT_MOST = 20;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @param moreLines beyond those */
    record Words(String sentence, List<Line> lines, int moreLines) {
        private static Words of(String sentence) {
            return new Words(sentence, List.of(), 0);
        }
    }

    private record Name(Service owner, long id) {}

    private final ServiceClient services;
    private final Names names;
    private final Cache<Name, Words> known = Caffeine.newBuilder().maximumSize(KEPT_AT_MOST).expireAfterWrite(KEPT).build();

    RequestWords(ServiceClient services, Names names) {
        this.services = services;
        this.names = names;
    }

    /** @param inFull whether the viewer may read all of it, and not only that it is there */
    Words of(Service owner, Approval approval, boolean inFull) {
        String what = approval.asked().what();
        if (!inFull) {
            return Words.of(plain(what));
        }
        var name = new Name(owner, approval.id());
        Words words = known.getIfPresent(name);
        if (words == null) {
            words = asked(owner, approval);
            if (words == null) {
                return Words.of(plain(what)); // it is decided meanwhile, or its service is just leaving
            }
            known.put(name, words);
        }
        return words;
    }

    private @Nullable Words asked(Service owner, Approval approval) {
        try {
            JsonNode request = services.get(owner, approval.href()).path("asked").path("request");
            return approval.asked().what().equals("ReportReversal") ? reversal(request, services.get(owner, reported(request))) : words(approval.asked().what(), request);
        } catch (ServiceAway | ProblemException e) {
            return null;
        }
    }

    /** @param what the type of the request, as its service calls it; one of a later version reads as its name */
    Words words(String what, JsonNode request) {
        return switch (what) {
            case "StockAdjustment" -> withLines("Adjustment for " + plain(request.path("reason").asText()).toLowerCase(Locale.ROOT), request.path("lines"),
                    line -> new Line(item(line.path("item")), measured(line.path("item"), line.path("units").asInt())));
            case "ReportReversal" -> Words.of(reversal(request));
            case "Price" -> Words.of(price(request));
            case "StockRepair" -> Words.of("Rebuild of stock that repairs what differs");
            case "PromotionSet" -> withLines(promotion(request), request.path("items"), line -> new Line(item(line), ""));
            case "SupersessionSet" -> Words.of(item(request.path("item")) + " takes the place of " + item(request.path("predecessor")) + ": " + number(request.path("units"))
                    + " for one, and " + percent(request.path("share")) + " of its customers");
            case "HistoryGiven" -> withLines("Past sales from " + request.path("first").asText() + " on", request.path("items"),
                    line -> new Line(item(line.path("item")), line.path("units").size() + " days"));
            case "PolicyChanged" -> policy("Policy of " + item(request.path("item")) + " at " + store(request), request);
            case "DepartmentPolicySet" -> policy("Policy of department " + department(request), request);
            case "DepartmentPolicyEnded" -> Words.of("Ends the policy of department " + department(request));
            default -> Words.of(plain(what));
        };
    }

    private static String reversal(JsonNode request) {
        return "Takes back " + plain(request.path("kind").asText()).toLowerCase(Locale.ROOT) + " " + request.path("of").asText() + ": " + request.path("reason").asText();
    }

    /** @param report what became of the report that is to be taken back; its items move the other way */
    Words reversal(JsonNode request, JsonNode report) {
        return withLines(reversal(request), report.path("events"), event -> new Line(item(event.path("item")), measured(event.path("item"), -event.path("units").asInt())));
    }

    private static String reported(JsonNode reversal) {
        return "/v1/stores/" + reversal.path("store").asText() + "/" + reversal.path("kind").asText().toLowerCase(Locale.ROOT) + "s/"
                + URLEncoder.encode(reversal.path("of").asText(), StandardCharsets.UTF_8);
    }

    private String price(JsonNode price) {
        String from = price.hasNonNull("from") ? " from " + price.path("from").asText() : "";
        String until = price.hasNonNull("until") ? " until " + price.path("until").asText() : "";
        return "Price of " + item(price.path("item")) + ": " + number(price.path("amount")) + " " + price.path("currency").asText() + from + until;
    }

    private String promotion(JsonNode set) {
        String of = set.hasNonNull("category") ? " on all of " + set.path("category").asText() : "";
        return "Promotion " + set.path("id").asText() + ": " + percent(set.path("depth")) + " off" + of + ", " + set.path("first").asText() + " to " + set.path("last").asText();
    }

    private static Words policy(String sentence, JsonNode set) {
        var settings = set.properties().stream().filter(field -> field.getValue().isNumber()).map(field -> new Line(plain(field.getKey()), number(field.getValue()))).toList();
        return new Words(sentence, settings, 0);
    }

    private String department(JsonNode request) {
        return request.path("department").asText() + (request.hasNonNull("store") ? " at " + store(request) : " in the whole chain");
    }

    private String store(JsonNode request) {
        return names.of(new Gln(request.path("store").asText()));
    }

    private static Words withLines(String sentence, JsonNode lines, Function<JsonNode, Line> line) {
        return new Words(sentence, lines.valueStream().limit(LINES_AT_MOST).map(line).toList(), Math.max(0, lines.size() - LINES_AT_MOST));
    }

    private String item(JsonNode gtin) {
        return names.of(new Gtin(gtin.asText())).name();
    }

    private String measured(JsonNode gtin, int units) {
        return names.of(new Gtin(gtin.asText())).measured(units);
    }

    private static String number(JsonNode figure) {
        return new BigDecimal(figure.asText()).stripTrailingZeros().toPlainString();
    }

    private static String percent(JsonNode share) {
        return new BigDecimal(share.asText()).multiply(HUNDRED).stripTrailingZeros().toPlainString() + "%";
    }

    /** {@code OWN_USE} and {@code shelfCapacity} as one reads them. */
    private static String plain(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? spaced : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
