package io.restock.ledger.catalog;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** Another number of an item, as lists show it. */
@Entity
@Immutable
@Table(name = "pack")
public class ListedPack extends PanacheEntityBase {
    @Id
    public String gtin;
    public int units;
    /** Since when it holds so many, as it was said; null where nobody said. */
    @Column(name = "since")
    public String from;
}
