package io.restock.distribution.risk;

import static java.util.Objects.requireNonNull;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.distribution.risk.AtRisk.Endangered;
import io.restock.distribution.risk.AtRisk.Place;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/dcs/{gln}/at-risk}: what will be late, and what would still save it. */
@Path("/v1/dcs/{gln}/at-risk")
@RunOnVirtualThread
@RequestScoped
public class AtRiskResource {
    @Inject
    AtRisk risk;

    /** @param next the {@code after} of the next page, or null at the end; a page may be shorter than asked, also without lines, and have one */
    public record AtRiskPage(Gln dc, Instant at, List<Endangered> lines, @Nullable String next) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "Order lines that will miss their 24 hours, with what would still save each",
            description = "The first due first. By what the lane of each has really taken: those of which more than a tenth would be late. What is overdue already is on the board.")
    public AtRiskPage list(String gln, @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Gln dc = checking.gln("gln", gln);
        Place place = Checking.given(after) == null ? null : checking.fits("after", after, AtRiskResource::place);
        int length = checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        AtRisk.Page page = risk.page(requireNonNull(dc), place, length);
        Place next = page.next();
        return new AtRiskPage(requireNonNull(dc), page.at(), page.lines(), next == null ? null : next.dueAt() + "~" + next.id());
    }

    private static Place place(String after) {
        int tilde = Math.max(0, after.indexOf('~'));
        try {
            return new Place(Instant.parse(after.substring(0, tilde)), after.substring(tilde + 1));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be the \"next\" of the page before", e);
        }
    }
}
