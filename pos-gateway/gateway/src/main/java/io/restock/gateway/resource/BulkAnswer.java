package io.restock.gateway.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.Problem;
import io.restock.contracts.store.TransactionId;
import io.restock.contracts.store.UnfitLine;
import io.restock.gateway.resource.Recorded.Unfit;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each transaction of a bulk post, in the order of the body. */
public record BulkAnswer(List<Result> results) {
    /** {@code RECORDED}; {@code REJECTED}: correct it first; {@code RETRY}: send it again as it is. */
    public enum Status { RECORDED, REJECTED, RETRY }

    /**
     * @param unfit lines that are recorded and not booked; absent where there is none
     * @param problem why it is not recorded, else absent; store to sequence are absent where they could not be read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(@Nullable String store, @Nullable String till, @Nullable LocalDate businessDate, @Nullable Long sequence, Status status, @Nullable String href,
            @Nullable Problem problem, @Nullable List<Unfit> unfit) {
        static Result recorded(TransactionId id, List<UnfitLine> unfit) {
            return new Result(id.store().digits(), id.till(), id.businessDate(), id.sequence(), Status.RECORDED, id.href(), null, Unfit.of(unfit));
        }

        /** @param id null where it could not be read */
        static Result refused(@Nullable TransactionId id, Problem problem) {
            Status status = problem.status() == 503 || problem.status() == 429 ? Status.RETRY : Status.REJECTED;
            return id == null
                    ? new Result(null, null, null, null, status, null, problem, null)
                    : new Result(id.store().digits(), id.till(), id.businessDate(), id.sequence(), status, null, problem, null);
        }
    }
}
