package io.restock.replenishment.approval;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Json;
import io.restock.contracts.approval.Approval;
import io.restock.replenishment.request.PlanningRequest;
import io.restock.replenishment.request.Requests;
import io.restock.sql.Database;
import io.restock.sql.approval.ApprovalBook;
import io.restock.sql.approval.Carrier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Sends what was approved to the deciders, with the number of its approval. It is noted as done once Kafka has it; who dies before that sends it again, and each decider
 * takes the first.
 */
@Singleton
public class PlanningCarrier implements Carrier {
    @Inject
    Requests requests;
    @Inject
    Database database;

    @Override
    public void carryOut(Approval approval, ApprovalBook book) {
        PlanningRequest sent = send(approval);
        database.decide(sql -> book.done(sql, approval, href(sent)));
    }

    /** May be called again: what came under the approval's number before changes nothing. */
    public PlanningRequest send(Approval approval) {
        PlanningRequest request = PlanningRequest.CODEC.read(approval.asked().what(), Json.bytes(approval.asked().request()));
        requests.sendApproved(asOf(request, approval), approval.author(), approval.id());
        return request;
    }

    /** What stands before what was set earlier counts from the approval on, not from when it was asked for. */
    private static PlanningRequest asOf(PlanningRequest request, Approval approval) {
        Approval.Step decision = requireNonNull(approval.decision());
        return switch (request) {
            case PlanningRequest.DepartmentPolicySet set -> set.at(decision.at());
            case PlanningRequest.DepartmentPolicyEnded ended -> ended.at(decision.at());
            case PlanningRequest.PromotionSet set -> set.at(decision.at());
            case PlanningRequest.SupersessionSet set -> set.at(decision.at());
            case PlanningRequest.PolicyChanged _,PlanningRequest.HistoryGiven _,PlanningRequest.PromotionEnded _,PlanningRequest.ReviewAsked _,PlanningRequest.DepartmentReviewAsked _,PlanningRequest.DayClosed _,PlanningRequest.LineCalledOff _ ->
                request;
        };
    }

    private static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Where it can be seen what it did. */
    private static String href(PlanningRequest request) {
        return switch (request) {
            case PlanningRequest.PolicyChanged change -> "/v1/stores/" + change.store() + "/policies/" + change.item();
            case PlanningRequest.DepartmentPolicySet set -> "/v1/departments/" + segment(set.department()) + "/policy" + (set.store() == null ? "" : "?store=" + set.store());
            case PlanningRequest.DepartmentPolicyEnded ended -> "/v1/audit?kind=DEPARTMENT_POLICY_ENDED&object=" + segment(ended.place().toString());
            case PlanningRequest.PromotionSet set -> "/v1/promotions/" + set.id();
            case PlanningRequest.SupersessionSet set -> "/v1/audit?kind=SUPERSESSION_SET&object=" + set.item();
            case PlanningRequest.HistoryGiven given -> "/v1/audit?kind=HISTORY_GIVEN&object=" + given.store();
            case PlanningRequest.PromotionEnded _,PlanningRequest.ReviewAsked _,PlanningRequest.DepartmentReviewAsked _,PlanningRequest.DayClosed _,PlanningRequest.LineCalledOff _ ->
                throw new Carrier.ImpossibleException("nobody has to approve a " + PlanningRequest.CODEC.typeOf(request));
        };
    }
}
