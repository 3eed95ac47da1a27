package io.restock.distribution.risk;

import static java.util.Objects.requireNonNull;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.distribution.orders.DuePlace;
import io.restock.distribution.risk.AtRisk.Endangered;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
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
        DuePlace place = Checking.given(after) == null ? null : checking.fits("after", after, DuePlace::of);
        int length = checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        AtRisk.Page page = risk.page(requireNonNull(dc), place, length);
        return new AtRiskPage(requireNonNull(dc), page.at(), page.lines(), page.next() == null ? null : page.next().toString());
    }
}
