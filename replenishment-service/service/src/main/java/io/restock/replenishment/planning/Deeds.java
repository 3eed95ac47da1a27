package io.restock.replenishment.planning;

import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.replenishment.request.PlanningRequest;
import io.restock.replenishment.request.PlanningRequest.DayClosed;
import io.restock.replenishment.request.PlanningRequest.DepartmentPolicyEnded;
import io.restock.replenishment.request.PlanningRequest.DepartmentPolicySet;
import io.restock.replenishment.request.PlanningRequest.DepartmentReviewAsked;
import io.restock.replenishment.request.PlanningRequest.HistoryGiven;
import io.restock.replenishment.request.PlanningRequest.LineCalledOff;
import io.restock.replenishment.request.PlanningRequest.PolicyChanged;
import io.restock.replenishment.request.PlanningRequest.PromotionEnded;
import io.restock.replenishment.request.PlanningRequest.PromotionSet;
import io.restock.replenishment.request.PlanningRequest.ReviewAsked;
import io.restock.replenishment.request.PlanningRequest.SupersessionSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a batch's letters the audit keeps: what people asked of planning. */
final class Deeds {
    private Deeds() {}

    static List<Deed> of(List<Letter> letters, int partition, Instant recordedAt) {
        return letters.stream().flatMap(letter -> letter instanceof Letter.Request(_, var from, PlanningRequest request, _) && isKeptBy(partition, request)
                ? of(request, Author.of(from.author()), recordedAt).stream() : Stream.empty()).toList();
    }

    /** What is asked of the whole chain comes to every partition, and is one deed. */
    private static boolean isKeptBy(int partition, PlanningRequest request) {
        return request.store() != null || partition == 0;
    }

    private static Optional<Deed> of(PlanningRequest request, Author by, Instant recordedAt) {
        return Optional.ofNullable(switch (request) {
            case PolicyChanged change -> Deed.of(recordedAt, by, DeedKind.POLICY_SET, change.storeItem(), change);
            case DepartmentPolicySet set -> Deed.of(recordedAt, by, DeedKind.DEPARTMENT_POLICY_SET, set.place(), set);
            case DepartmentPolicyEnded ended -> Deed.of(recordedAt, by, DeedKind.DEPARTMENT_POLICY_ENDED, ended.place(), ended);
            case PromotionSet set -> Deed.of(recordedAt, by, DeedKind.PROMOTION_SET, set.id(), set);
            case PromotionEnded ended -> Deed.of(recordedAt, by, DeedKind.PROMOTION_ENDED, ended.id(), ended);
            case SupersessionSet set -> Deed.of(recordedAt, by, DeedKind.SUPERSESSION_SET, set.item(), set);
            case HistoryGiven given -> Deed.of(recordedAt, by, DeedKind.HISTORY_GIVEN, given.store(), given);
            case LineCalledOff off -> Deed.of(recordedAt, by, DeedKind.CANCELLATION_ASKED, off.line(), off);
            case ReviewAsked _,DepartmentReviewAsked _,DayClosed _ -> null;
        });
    }
}
