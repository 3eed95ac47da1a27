package io.restock.ledger.catalog;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.restock.contracts.catalog.Store.Opening;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    public String state;
    @JsonRawValue
    @Schema(type = SchemaType.ARRAY, implementation = Opening.class)
    public String opens;
    @Column(name = "closed_on")
    @JsonRawValue
    @Schema(type = SchemaType.ARRAY, implementation = LocalDate.class)
    public String closedOn;
}
