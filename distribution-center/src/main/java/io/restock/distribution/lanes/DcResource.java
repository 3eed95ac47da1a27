package io.restock.distribution.lanes;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import static java.util.Objects.requireNonNull;

import io.restock.border.http.Checking;
import io.restock.border.http.Rules;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.despatch.Lane;
import io.restock.distribution.desk.Desk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/dcs}: which centers there are, and when they leave for which store. */
@Path("/v1/dcs")
@RunOnVirtualThread
@RequestScoped
public class DcResource extends Desk {
    private static final int CUT_OFFS_AT_MOST = 24;
    private static final int HOLIDAYS_AT_MOST = 366;
    private static final int LIFE_DAYS_AT_MOST = 3_650;
    private static final int MINUTES_AT_MOST = 7 * 24 * 60;

    @Inject
    Lanes lanes;

    /**
     * @param zone IANA name, such as Europe/Oslo
     * @param capacity of one of its waves, each bound 1 and up; absent leaves it as it is, and {} lifts every bound
     * @param minimumLifeDays whole days that goods must still keep when they are picked; absent leaves it as it is, 0 at first
     */
    public record DcBody(String name, String zone, @Nullable Capacity capacity, @Nullable Integer minimumLifeDays) {}

    /**
     * @param cutOffs local times of day such as 11:00; sorted and made distinct here, as the others are
     * @param restDays days of the week without waves, such as SUNDAY; absent for none
     * @param holidays dates without waves; absent for none
     */
    public record LaneBody(List<LocalTime> cutOffs, Integer handlingMinutes, Integer transitMinutes, List<DayOfWeek> restDays, List<LocalDate> holidays) {}

    /** @param capacity of one of its waves; empty where nothing bounds it */
    public record DcAnswer(Gln gln, String name, ZoneId zone, Capacity capacity, int minimumLifeDays) {}

    @GET
    @May(Action.READ_LANES)
    @Operation(summary = "All distribution centers")
    public List<DcAnswer> all() {
        return database.decide(sql -> sql.list("select " + Dc.COLUMNS + " from distribution.dc order by gln limit 1000", Dc::from))
                .stream().map(DcResource::answer).toList();
    }

    @GET
    @May(Action.READ_LANES)
    @Path("{gln}")
    @Operation(summary = "One distribution center")
    public DcAnswer one(String gln) {
        Gln dc = Checking.location("gln", gln);
        return answer(database.decide(sql -> Dc.get(sql, dc)));
    }

    @PUT
    @May(Action.KEEP_LANES)
    @Path("{gln}")
    @Operation(summary = "Registers a distribution center or changes it")
    public Response register(String gln, DcBody body) {
        Gln dc = Checking.location("gln", gln);
        var checking = Checking.of(body, "{\"name\": \"East\", \"zone\": \"Europe/Oslo\", \"capacity\": {\"lines\": 2000, \"cases\": 5000, \"hands\": 12, \"casesPerHand\": 400}}");
        checking.text("name", body.name(), Limits.NAME);
        ZoneId named = checking.fits("zone", body.zone(), Rules::zone);
        check(body.capacity(), checking);
        if (body.minimumLifeDays() != null) {
            checking.whole("minimumLifeDays", body.minimumLifeDays(), 0, LIFE_DAYS_AT_MOST);
        }
        checking.mustHold();
        ZoneId zone = requireNonNull(named);
        return database.decide(sql -> {
            boolean isNew = lanes.register(sql, dc, body.name(), zone, new Lanes.Wished(body.capacity(), body.minimumLifeDays()), caller.author(), clock.instant());
            return Response.status(isNew ? 201 : 200).entity(answer(Dc.get(sql, dc))).build();
        });
    }

    private static void check(@Nullable Capacity capacity, Checking checking) {
        if (capacity != null) {
            bounded("capacity.lines", capacity.lines(), checking);
            bounded("capacity.cases", capacity.cases(), checking);
            bounded("capacity.hands", capacity.hands(), checking);
            bounded("capacity.casesPerHand", capacity.casesPerHand(), checking);
            checking.require((capacity.hands() == null) == (capacity.casesPerHand() == null), "capacity.casesPerHand",
                    "must come with hands, or neither: the case packs that one of so many hands picks in a wave");
        }
    }

    private static void bounded(String path, @Nullable Integer bound, Checking checking) {
        if (bound != null) {
            checking.whole(path, bound, 1, Limits.UNITS);
        }
    }

    @GET
    @May(Action.READ_LANES)
    @Path("{gln}/lanes")
    @Operation(summary = "The lanes of a distribution center to its stores")
    public List<Lane> lanes(String gln) {
        Gln dc = Checking.location("gln", gln);
        return database.decide(sql -> lanes.list(sql, Dc.get(sql, dc).gln()));
    }

    @PUT
    @May(Action.KEEP_LANES)
    @Path("{gln}/lanes/{store}")
    @Operation(summary = "Sets the lane of a store: its cut-offs and how long it drives")
    public Response put(String gln, String store, LaneBody body) {
        Gln dc = Checking.location("gln", gln);
        Gln to = Checking.location("store", store);
        validate(Checking.body(body, "{\"cutOffs\": [\"11:00\"], \"handlingMinutes\": 60, \"transitMinutes\": 90}"));
        return database.decide(sql -> {
            var lane = new Lane(dc, to, Dc.get(sql, dc).zone(), sorted(body.cutOffs()), body.handlingMinutes(),
                    body.transitMinutes(), sorted(body.restDays()), sorted(body.holidays()));
            boolean isNew = lanes.put(sql, lane, caller.author(), clock.instant());
            return Response.status(isNew ? 201 : 200).entity(lane).build();
        });
    }

    private static void validate(LaneBody body) {
        var checking = new Checking();
        checking.require(body.cutOffs() != null && !body.cutOffs().isEmpty() && body.cutOffs().size() <= CUT_OFFS_AT_MOST && !body.cutOffs().contains(null),
                "cutOffs", "must hold 1 to " + CUT_OFFS_AT_MOST + " times of day such as \"11:00\"");
        checking.whole("handlingMinutes", body.handlingMinutes(), 0, MINUTES_AT_MOST);
        checking.whole("transitMinutes", body.transitMinutes(), 0, MINUTES_AT_MOST);
        checking.require(body.restDays() == null || !body.restDays().contains(null) && new TreeSet<>(body.restDays()).size() < DayOfWeek.values().length,
                "restDays", "must leave one day of the week at least on which waves leave, such as [\"SUNDAY\"]");
        checking.require(body.holidays() == null || body.holidays().size() <= HOLIDAYS_AT_MOST && !body.holidays().contains(null),
                "holidays", "must hold at most " + HOLIDAYS_AT_MOST + " dates such as \"2026-12-25\"");
        checking.mustHold();
    }

    private static <T extends Comparable<? super T>> List<T> sorted(List<T> values) {
        return values == null ? List.of() : List.copyOf(new TreeSet<>(values));
    }

    private static DcAnswer answer(Dc dc) {
        return new DcAnswer(dc.gln(), dc.name(), dc.zone(), dc.capacity(), dc.minimumLifeDays());
    }
}
