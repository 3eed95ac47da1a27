package io.restock.replenishment.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
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
    @Column(name = "order_id")
    public String orderId;
    public int line;
    public String store;
    public String dc;
    public String item;
    public int units;
    @Column(name = "case_pack")
    public int casePack;
    public int despatched;
    public int cancelled;
    public int closed;
    public int received;
    @Column(name = "open_units")
    public int openUnits;
    public String status;
    @Column(name = "placed_at")
    public Instant placedAt;
    @Column(name = "cut_off_at")
    public Instant cutOffAt;
    @Column(name = "due_at")
    public Instant dueAt;
    @Column(name = "received_at")
    public Instant receivedAt;
    @Column(name = "within_24h")
    public Boolean within24Hours;
    @Column(name = "within_24h_recorded")
    public Boolean within24HoursRecorded;
    @Column(name = "trigger_event")
    public String trigger;
    @Column(name = "triggered_at")
    public Instant triggeredAt;
    @Column(name = "trigger_recorded_at")
    public Instant triggerRecordedAt;
    @Column(name = "on_hand")
    public int onHand;
    @Column(name = "on_order")
    public int onOrder;
    public int allocated;
    public int position;
    @Column(name = "mean_demand")
    public double meanDemand;
    public double variance;
    @Column(name = "protection_hours")
    public double protectionHours;
    @Column(name = "service_level")
    public double serviceLevel;
    @Column(name = "reorder_level")
    public int reorderLevel;
    public int packs;
    public String bound;
    public String aim;
    @Column(name = "lead_time_mean")
    public Double leadTimeMean;
    @Column(name = "lead_time_variance")
    public Double leadTimeVariance;
    public Integer outdating;
    public String promotion;
    public Double uplift;
    @Column(name = "too_late")
    public Integer tooLate;
    public String origin;
    @Column(name = "stock_position")
    public Long stockPosition;

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
                aim == null ? null : new Explanation.Aim(Wanted.of(aim), leadTimeMean, leadTimeVariance), outdating,
                promotion == null ? null : new Explanation.Promoted(promotion, uplift, tooLate), Origin.of(origin), stockPosition);
    }
}
