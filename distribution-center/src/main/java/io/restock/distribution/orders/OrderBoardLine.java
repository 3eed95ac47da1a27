package io.restock.distribution.orders;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One line of the board: read from the view {@code distribution.order_board}, never written. */
@Entity
@Immutable
@Table(schema = "distribution", name = "order_board")
public class OrderBoardLine extends PanacheEntityBase {
    @Id
    public String id;
    public String dc;
    public String store;
    public String storeName;
    public String item;
    public String itemName;
    public int units;
    public int casePack;
    public Instant placedAt;
    public Instant cutOffAt;
    public Instant dueAt;
    public Long wave;
    public int allocated;
    public int picked;
    public int despatched;
    public int cancelled;
    public int backOrdered;
    public int waiting;
    public int open;
    public String status;
    public Instant receivedAt;
    public String explanation;
    public Instant pulledForwardAt;
    public int substituted;
    public String inPlaceOf;
    public String inPlaceOfItem;
    public String inPlaceWhy;
    public boolean isOpen;

    /** What to show: of one center, in the order in which it is due. */
    record Question(String dc, @Nullable OrderStatus status, @Nullable Instant dueBefore, @Nullable DuePlace after, int limit) {}

    static List<OrderBoardLine> ask(Question question) {
        var where = new ArrayList<String>(List.of("dc = :dc"));
        var values = Parameters.with("dc", question.dc());
        OrderStatus status = question.status();
        if (status != null && status.isOpen()) {
            where.add("isOpen = true"); // so that the index of what is open is read, however much ever left
        }
        if (status != null && status != OrderStatus.OPEN) {
            where.add("status = :status");
            values.and("status", status.name());
        }
        if (question.dueBefore() != null) {
            where.add("dueAt < :dueBefore");
            values.and("dueBefore", question.dueBefore());
        }
        if (question.after() != null) {
            where.add("dueAt >= :afterDue and (dueAt > :afterDue or id > :afterId)"); // so that the index begins there, however far on that is
            values.and("afterDue", question.after().dueAt()).and("afterId", question.after().id());
        }
        PanacheQuery<OrderBoardLine> query = find(String.join(" and ", where), Sort.by("dueAt", "id"), values);
        return query.range(0, question.limit() - 1).list();
    }
}
