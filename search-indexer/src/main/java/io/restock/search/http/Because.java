package io.restock.search.http;

import io.restock.search.words.Reasons.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a document was found.
 *
 * @param highlights words of its name that stand for what was typed, as they are written there
 * @param because a sentence for each word that was typed, or null if nobody asked for it
 */
record Because(List<String> highlights, @Nullable List<String> because) {
    static final Because NOTHING = new Because(List.of(), null);

    static Because of(List<Reason> reasons, boolean explain) {
        return new Because(reasons.stream().filter(reason -> reason.where().equals("name")).flatMap(reason -> reason.as().stream()).distinct().toList(),
                explain ? reasons.stream().map(Reason::sentence).toList() : null);
    }
}
