package io.restock.replenishment.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** A question to a store: is it on the shelf? */
@Entity
@Immutable
@IdClass(QuestionEntity.Key.class)
@Table(name = "question")
public class QuestionEntity extends PanacheEntityBase {
    /** A store-item is asked about again, but never twice at once. */
    public record Key(String store, String item, Instant askedAt) implements Serializable {}

    @Id
    public String store;
    @Id
    public String item;
    @Id
    public Instant askedAt;
    public Instant silentSince;
    public int onHand;
    public double doubt;
    @Column(name = "lost_a_day")
    public double lostADay;
    public Instant answeredAt;

    /** The open ones of a store, those first where most is expected to be lost. */
    static List<QuestionEntity> openOf(String store, int atMost) {
        return find("store = ?1 and answeredAt is null", Sort.descending("lostADay").and("item"), store).range(0, atMost - 1).list();
    }

    static Optional<QuestionEntity> openOf(String store, String item) {
        return find("store = ?1 and item = ?2 and answeredAt is null", store, item).firstResultOptional();
    }
}
