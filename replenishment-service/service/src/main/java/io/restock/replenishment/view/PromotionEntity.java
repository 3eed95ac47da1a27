package io.restock.replenishment.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** A promotion as a partition's decider knows it. */
@Entity
@Immutable
@IdClass(PromotionEntity.Key.class)
@Table(name = "promotion")
public class PromotionEntity extends PanacheEntityBase {
    /** Partition and id. */
    public record Key(int partition, String id) implements Serializable {}

    @Id
    public int partition;
    @Id
    public String id;
    public String[] items;
    public String category;
    public String[] stores;
    public double depth;
    public LocalDate firstDay;
    public LocalDate lastDay;

    /** As the first decider that has heard of it knows it. */
    static Optional<PromotionEntity> known(String id) {
        return find("id = ?1 order by partition", id).firstResultOptional();
    }

    /** Those that end on a day or later, by id. */
    static List<PromotionEntity> endingFrom(LocalDate day, int atMost) {
        Map<String, PromotionEntity> first = new LinkedHashMap<>();
        PromotionEntity.<PromotionEntity>list("lastDay >= ?1 order by id, partition", day).forEach(row -> first.putIfAbsent(row.id, row));
        return first.values().stream().limit(atMost).toList();
    }
}
