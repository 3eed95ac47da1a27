package io.restock.ledger.catalog;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalTime;
import org.hibernate.annotations.Immutable;

/** A store as lists show it; written by {@link Catalog} alone. */
@Entity
@Immutable
@Table(name = "store")
public class ListedStore extends PanacheEntityBase {
    @Id
    public String gln;
    public String name;
    public String zone;
    @Column(name = "close_out")
    public LocalTime closeOut;
    public String dc;
    public String region;
}
