package io.restock.distribution.wave;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import static java.util.Objects.requireNonNull;

import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Author;
import io.restock.distribution.desk.Desk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/dcs/{gln}/waves}: releases waves, and shows what became of them. */
@Path("/v1/dcs/{gln}/waves")
@RunOnVirtualThread
@RequestScoped
public class WaveResource extends Desk {
    @Inject
    WaveRelease release;
    @Inject
    Waves waves;

    /**
     * @param cutOffAt takes the lines of this cut-off and of earlier ones; absent takes all that wait
     * @param stores takes only their lines; absent takes all
     */
    public record WaveBody(@Nullable Instant cutOffAt, @Nullable List<String> stores) {}

    public record Waving(List<Wave> waves, @Nullable Long next) {}

    @POST
    @May(Action.WORK_WAVES)
    @Operation(summary = "Releases a wave: decides who gets what and what is picked where",
            description = "201 with the wave, or 200 without an id where nothing new could be decided.")
    public Response release(String gln, @Nullable WaveBody body) {
        Wave wave = release.release(order(gln, body, caller.author()));
        return Response.status(wave.id() == null ? 200 : 201).entity(wave).build();
    }

    static WaveRelease.Order order(String gln, @Nullable WaveBody body, Author by) {
        var checking = new Checking();
        Gln dc = checking.gln("gln", gln);
        var asked = body == null ? new WaveBody(null, null) : body;
        var named = asked.stores() == null ? List.<String>of() : asked.stores();
        checking.require(named.size() <= Limits.CENTER_LINES, "stores", "must name at most " + Limits.CENTER_LINES + " stores");
        var stores = IntStream.range(0, Math.min(named.size(), Limits.CENTER_LINES)).mapToObj(i -> checking.gln("stores[" + i + "]", named.get(i))).toList();
        checking.mustHold();
        return new WaveRelease.Order(requireNonNull(dc), asked.cutOffAt(), stores, false, by);
    }

    @GET
    @May(Action.READ_WAVES)
    @Operation(summary = "The waves of a distribution center", description = "Newest first, picks and shorts included.")
    public Waving list(String gln, @QueryParam("status") @Nullable String status, @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable Long after) {
        var checking = new Checking();
        Gln dc = checking.gln("gln", gln);
        checking.require(status == null || List.of("OPEN", "DONE").contains(status), "status", "must be OPEN or DONE, was " + status);
        int length = checking.limit(limit, Limits.PAGE_OF_WAVES);
        checking.mustHold();
        var page = database.decide(sql -> waves.list(sql, requireNonNull(dc), status, after, length));
        return new Waving(page, page.size() < length ? null : page.getLast().id());
    }
}
