package io.restock.distribution.wave;

import io.restock.border.http.Caller;
import io.restock.contracts.Gln;
import io.restock.distribution.request.Fields;
import io.restock.distribution.sql.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** {@code /v1/dcs/{gln}/waves}: releases waves, and tells what became of them. */
@Path("/v1/dcs/{gln}/waves")
@RunOnVirtualThread
@RequestScoped
public class WaveResource {
    private static final int WAVES_AT_MOST = 100;
    private static final int STORES_AT_MOST = 10_000;

    private final WaveRelease release;
    private final Waves waves;
    private final Database database;
    private final Caller caller;

    WaveResource(WaveRelease release, Waves waves, Database database, Caller caller) {
        this.caller = caller;
        this.release = release;
        this.waves = waves;
        this.database = database;
    }

    /**
     * @param cutOffAt takes the lines of this cut-off and of earlier ones; absent takes all that wait
     * @param stores takes only their lines; absent takes all
     */
    public record WaveBody(Instant cutOffAt, List<Gln> stores) {}

    public record Waving(List<Wave> waves, Long next) {}

    /** 201 with the wave, or 200 without an id where nothing new could be decided. */
    @POST
    public Response release(String gln, WaveBody body) {
        caller.mustBe("dc", "operator");
        Gln dc = Fields.gln("gln", gln);
        var asked = body == null ? new WaveBody(null, null) : body;
        var stores = asked.stores() == null ? List.<Gln>of() : asked.stores();
        new Fields().must(stores.size() <= STORES_AT_MOST, "stores must name at most " + STORES_AT_MOST + " stores")
                .must(stores.stream().allMatch(Objects::nonNull), "stores must not hold null").check();
        Wave wave = release.release(new WaveRelease.Order(dc, asked.cutOffAt(), stores, false));
        return Response.status(wave.id() == null ? 200 : 201).entity(wave).build();
    }

    /** Newest first, picks and shorts included. */
    @GET
    public Waving list(String gln, @QueryParam("status") String status, @QueryParam("limit") Integer limit,
            @QueryParam("after") Long after) {
        caller.mustBe("dc", "operator");
        Gln dc = Fields.gln("gln", gln);
        new Fields().must(status == null || List.of("OPEN", "DONE").contains(status), "status must be OPEN or DONE, was " + status).check();
        int length = Fields.limit(limit, WAVES_AT_MOST);
        var page = database.decide(sql -> waves.list(sql, dc, status, after, length));
        return new Waving(page, page.size() < length ? null : page.getLast().id());
    }
}
