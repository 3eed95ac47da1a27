package io.restock.ledger.catalog;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An item as lists show it; written by {@link Catalog} alone. */
@Entity
@Immutable
@Table(name = "item")
public class ListedItem extends PanacheEntityBase {
    @Id
    public String gtin;
    public String name;
    public String brand;
    public String department;
    public String category;
    public String unit;
    @Column(name = "case_pack")
    public int casePack;
    public String state;
    public boolean stocked;
    /** Items of which a center may send some in its place, the best first. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> substitutes;
    /** Who sells it, where that is another than the chain itself. */
    public String seller;
    @OneToMany(fetch = FetchType.EAGER)
    @JoinColumn(name = "item", insertable = false, updatable = false)
    @OrderBy("gtin")
    @BatchSize(size = 1_000)
    @Immutable
    public List<ListedPack> packs;
    /** Of what it is and was made; empty for what is no kit. */
    @OneToMany(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @JoinColumn(name = "item", insertable = false, updatable = false)
    @OrderBy("id")
    @BatchSize(size = 1_000)
    @Immutable
    public List<ListedKit> kit;
}
