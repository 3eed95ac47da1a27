package io.restock.replenishment.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What the decider knows of a store-item, as far as people ask for it. */
@Entity
@Immutable
@IdClass(StoreItemEntity.Key.class)
@Table(name = "store_item")
public class StoreItemEntity extends PanacheEntityBase {
    /** Store and item. */
    public record Key(String store, String item) implements Serializable {}

    @Id
    public String store;
    @Id
    public String item;
    @Column(name = "on_hand")
    public int onHand;
    @Column(name = "in_transit")
    public int inTransit;
    @Column(name = "on_order")
    public int onOrder;
    public int allocated;
    @Column(name = "reorder_level")
    public Integer reorderLevel;
    @Column(name = "case_pack")
    public Integer casePack;
    @Column(name = "service_level")
    public Double serviceLevel;
    @Column(name = "fill_rate")
    public Double fillRate;
    @Column(name = "unit_margin")
    public Double unitMargin;
    @Column(name = "holding_cost")
    public Double holdingCost;
    @Column(name = "fixed_level")
    public Integer fixedLevel;
    @Column(name = "presentation_minimum")
    public int presentationMinimum;
    @Column(name = "shelf_capacity")
    public int shelfCapacity;
    @Column(name = "minimum_life_days")
    public int minimumLifeDays;
    @Column(name = "source_position")
    public long sourcePosition;
    @Column(name = "source_recorded_at")
    public Instant sourceRecordedAt;

    /** As the decider counts it: see {@code StoreItem.position()}. */
    int position() {
        return Math.max(onHand, -Math.max(0, inTransit)) + onOrder - allocated;
    }
}
