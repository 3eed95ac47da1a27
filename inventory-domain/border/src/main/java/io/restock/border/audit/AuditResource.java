package io.restock.border.audit;

import io.quarkus.arc.properties.IfBuildProperty;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.operations.Audit;
import io.restock.contracts.operations.Audit.Entry;
import io.restock.contracts.operations.Audit.Question;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people did in a service. Only the owners of something have it: {@code restock.audit=true}, when they are built. */
@Path("/v1/audit")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
@IfBuildProperty(name = "restock.audit", stringValue = "true")
public class AuditResource {
    /** @param next to be given as {@code before}, or null if this was all */
    public record AuditPage(List<Entry> entries, @Nullable Long next) {}

    @Inject
    Audit audit;

    /**
     * @param from earliest business time, @param until the first that is not asked for any more
     * @param object what it was done to, as the entries name it
     * @param before the id that the page before named as next
     */
    @GET
    @May(Action.READ_AUDIT)
    @Operation(summary = "Who did what, the latest first",
            description = "Each entry has the hash of itself and of the one before it in its chain; the verification walks the chains.")
    public AuditPage entries(@QueryParam("subject") @Nullable String subject, @QueryParam("from") @Nullable String from, @QueryParam("until") @Nullable String until,
            @QueryParam("kind") @Nullable String kind, @QueryParam("object") @Nullable String object, @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Instant earliest = checking.instant("from", from);
        Instant latest = checking.instant("until", until);
        DeedKind asked = kind == null ? null : checking.oneOf("kind", kind, DeedKind.class);
        int length = checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        List<Entry> page = audit.entries(new Question(subject, earliest, latest, asked, object, before == null ? Long.MAX_VALUE : before, length));
        return new AuditPage(page, page.size() == length ? page.getLast().id() : null);
    }
}
