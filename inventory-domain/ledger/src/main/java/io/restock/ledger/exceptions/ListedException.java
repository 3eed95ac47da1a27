package io.restock.ledger.exceptions;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** An exception as lists show it; written by {@link ExceptionBook} alone. */
@Entity
@Immutable
@Table(name = "exception")
@IdClass(ListedException.Identity.class)
public class ListedException extends PanacheEntityBase {
    /** Kind and subject together. */
    public record Identity(String kind, String subject) {}

    @Id
    public String kind;
    @Id
    public String subject;
    public String store;
    public String owner;
    public String detail;
    public boolean open;
    /** How often it was raised. */
    public long times;
    @Column(name = "opened_at")
    public Instant openedAt;
    @Column(name = "last_at")
    public Instant lastAt;
    @Column(name = "closed_at")
    public Instant closedAt;
}
