package io.restock.replenishment.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.restock.contracts.orders.AimFrom;
import io.restock.contracts.orders.Constraints;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.Origin;
import io.restock.contracts.orders.Trigger;
import io.restock.contracts.orders.Wanted;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** An order line as it stands in its row. Only read: rows are written by the decider. */
@Entity
@Immutable
@Table(name = "order_line")
public class OrderLineEntity extends PanacheEntityBase {
    @Id
    public String id;
    public String orderId;
    public int line;
    public String store;
    public String dc;
    public String home;
    public String item;
    public int units;
    public int casePack;
    public int despatched;
    public int cancelled;
    public int closed;
    public int received;
    public int openUnits;
    public String status;
    public Instant placedAt;
    public Instant cutOffAt;
    public Instant dueAt;
    public Instant receivedAt;
    @Column(name = "within_24h")
    public Boolean within24Hours;
    @Column(name = "within_24h_recorded")
    public Boolean within24HoursRecorded;
    @Column(name = "trigger_event")
    public String trigger;
    public Instant triggeredAt;
    public Instant triggerRecordedAt;
    public int onHand;
    public int onOrder;
    public int allocated;
    public int position;
    public double meanDemand;
    public double variance;
    public double protectionHours;
    public double serviceLevel;
    public int reorderLevel;
    public int packs;
    public String bound;
    public String aim;
    public String aimFrom;
    public Double leadTimeMean;
    public Double leadTimeVariance;
    public Integer outdating;
    public String promotion;
    public Double uplift;
    public Integer tooLate;
    public String origin;
    public Long stockPosition;
    public Integer presentationMinimum;
    public String inPlaceOf;
    public String inPlaceOfItem;
    public String inPlaceWhy;

    /** Lines of one order, in their order. */
    static List<OrderLineEntity> ofOrder(String order) {
        return list("orderId = ?1 order by line", order);
    }

    /** Open lines of a store-item, the earliest due first. */
    static List<OrderLineEntity> openOf(String store, String item) {
        return list("store = ?1 and item = ?2 and openUnits > 0 order by dueAt", store, item);
    }

    public Explanation explanation() {
        return new Explanation(Trigger.of(trigger), triggeredAt, triggerRecordedAt, onHand, onOrder, allocated, position, meanDemand, variance,
                protectionHours, serviceLevel, casePack, reorderLevel, packs, Constraints.of(bound),
                aim == null ? null : new Explanation.Aim(Wanted.of(aim), leadTimeMean, leadTimeVariance, AimFrom.of(aimFrom)), outdating,
                promotion == null ? null : new Explanation.Promoted(promotion, uplift, tooLate), Origin.of(origin), stockPosition, presentationMinimum);
    }
}
