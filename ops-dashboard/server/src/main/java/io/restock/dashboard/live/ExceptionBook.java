package io.restock.dashboard.live;

import io.restock.contracts.Gln;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.dashboard.names.Names;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The exceptions that are open, the latest last. Raised again it is the same one; with {@code open = false} it is gone. */
public final class ExceptionBook {
    private static final int KEPT_AT_MOST = 20_000;
    private static final int SHOWN_AT_MOST = 100;
    private static final int ROWS_PER_TICK = 20;

    private final Names names;
    private final SequencedMap<Identity, ExceptionRaised> open = new LinkedHashMap<>();
    private final Map<String, Long> openByKind = new HashMap<>();
    private final RowChoice<ExceptionRaised> news = new RowChoice<>(ROWS_PER_TICK);

    ExceptionBook(Names names) {
        this.names = names;
    }

    synchronized void take(ExceptionRaised exception) {
        close(new Identity(exception.kind(), exception.subject()));
        if (exception.open()) {
            if (open.size() == KEPT_AT_MOST) {
                close(open.firstEntry().getKey());
            }
            open.putLast(new Identity(exception.kind(), exception.subject()), exception);
            openByKind.merge(exception.kind(), 1L, Long::sum);
        }
        news.offer(exception, exception.open());
    }

    private void close(Identity identity) {
        if (open.remove(identity) != null) {
            openByKind.computeIfPresent(identity.kind(), (kind, count) -> count == 1 ? null : count - 1);
        }
    }

    synchronized ExceptionBatch drain() {
        var chosen = news.drain();
        return new ExceptionBatch(chosen.rows().stream().map(this::row).toList(), chosen.notShown());
    }

    /** The latest open ones, newest first, at most 100. */
    synchronized List<ExceptionRow> latest() {
        return open.sequencedValues().reversed().stream().limit(SHOWN_AT_MOST).map(this::row).toList();
    }

    synchronized List<KindCount> countsByKind() {
        return openByKind.entrySet().stream()
                .map(entry -> new KindCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(KindCount::open).reversed().thenComparing(KindCount::kind))
                .toList();
    }

    private ExceptionRow row(ExceptionRaised raised) {
        String storeName = raised.store() == null ? null : names.of(raised.store());
        return new ExceptionRow(raised.kind(), raised.store(), storeName, raised.subject(), raised.owner(), raised.detail(), raised.open(),
                raised.occurredAt());
    }

    private record Identity(String kind, String subject) {}

    /** @param owner the role that should act */
    public record ExceptionRow(String kind, @Schema(nullable = true) @Nullable Gln store, @Schema(nullable = true) @Nullable String storeName, String subject,
            String owner, String detail, boolean open,
            Instant occurredAt) {}

    public record ExceptionBatch(List<ExceptionRow> rows, long notShown) {}

    public record KindCount(String kind, long open) {}
}
