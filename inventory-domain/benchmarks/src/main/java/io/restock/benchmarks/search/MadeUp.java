package io.restock.benchmarks.search;

import io.restock.contracts.Gtin;
import java.util.ArrayList;
import java.util.List;

/** Names of articles that nobody sells. */
final class MadeUp {
    private static final List<String> WHAT =
            List.of("rugbrød", "lettmelk", "brunost", "jordbærsyltetøy", "knekkebrød", "kyllingfilet", "havregryn", "appelsinjuice", "makrell i tomat", "potetgull",
                    "crème fraîche", "leverpostei", "toalettpapir", "oppvaskmiddel", "sjokoladekake", "blåbærsaft", "kaffe filtermalt", "solbærtoddy", "fiskekaker", "smoothie");
    private static final List<String> KIND =
            List.of("naturell", "økologisk", "grov", "lettsaltet", "uten sukker", "mild", "krydret", "med havre", "glutenfri", "original", "ekstra sterk", "røkt");
    private static final List<String> MAKER = List.of("fjellgard", "tussviken", "nordlys", "bakehuset", "solheim", "havbris", "kvernvik");
    private static final List<String> SIZE = List.of("500 g", "1 kg", "1,5 l", "33 cl", "0,75 l", "250 g", "6 stk", "2 l");

    private MadeUp() {}

    /** Two thousand, so that many are like each other. */
    static List<Named> names() {
        var names = new ArrayList<Named>();
        for (int i = 0; names.size() < 2_000; i++) {
            String name = WHAT.get(i % WHAT.size()) + " " + KIND.get(i / WHAT.size() % KIND.size()) + " " + MAKER.get(i / (WHAT.size() * KIND.size()) % MAKER.size()) + " "
                    + SIZE.get(i / (WHAT.size() * KIND.size() * MAKER.size()) + i % 3 * 2);
            names.add(new Named(Gtin.of("0703%09d".formatted(i + 1)), name, null, null));
        }
        return names;
    }
}
