package io.restock.replenishment.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.restock.contracts.access.Author;
import io.restock.replenishment.department.DepartmentPolicyRows.Known;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A policy of a department as it holds.
 *
 * @param policy its fields, as they were set
 * @param setAt since when
 * @param by who set it
 * @param looking whether store-items are still to be looked at because of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StandingPolicy(String department, @JsonUnwrapped DepartmentPolicyBody policy, Instant setAt, @Nullable Author by, boolean looking) {
    static StandingPolicy of(Known known) {
        return new StandingPolicy(known.policy().place().department(), DepartmentPolicyBody.of(known.policy()), known.policy().setAt(), Author.of(known.author()), known.looking());
    }
}
