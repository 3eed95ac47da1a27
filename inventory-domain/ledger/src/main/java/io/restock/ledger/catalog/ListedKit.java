package io.restock.ledger.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;

/** What a kit is made of from a moment on, as lists show it. */
@Entity
@Immutable
@Table(name = "kit")
public class ListedKit extends PanacheEntityBase {
    @Id
    @JsonIgnore
    public long id;
    /** Since when; empty for ever. */
    @Column(name = "since")
    public String from;
    /** Each with item and units; none where it is a kit no more. */
    @JsonRawValue
    @Schema(implementation = Object.class)
    public String parts;
}
