package io.restock.replenishment.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
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
    public int onHand;
    public int inTransit;
    public int transferred;
    public int onOrder;
    public int allocated;
    public Integer reorderLevel;
    public Integer casePack;
    public Double serviceLevel;
    public Double fillRate;
    public Double unitMargin;
    public Double holdingCost;
    public Integer fixedLevel;
    public int presentationMinimum;
    public boolean presentationNone;
    public int shelfCapacity;
    public int minimumLifeDays;
    public long sourcePosition;
    public Instant sourceRecordedAt;

    /** As the decider counts it: see {@code StoreItem.position()}. */
    int position() {
        return Math.max(onHand, -Math.max(0, inTransit)) + coming() - allocated;
    }

    /** As the decider counts it: see {@code StoreItem.coming()}. */
    int coming() {
        return onOrder + transferred;
    }
}
