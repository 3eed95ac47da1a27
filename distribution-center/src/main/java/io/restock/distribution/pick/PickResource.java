package io.restock.distribution.pick;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.restock.border.http.Caller;
import io.restock.distribution.request.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.HashSet;
import java.util.List;

/** {@code POST /v1/waves/{id}/picks}: what the pickers found. */
@Path("/v1/waves/{id}/picks")
@RunOnVirtualThread
@RequestScoped
public class PickResource {
    private static final int LINES_AT_MOST = 10_000;

    private final Picking picking;
    private final Caller caller;

    PickResource(Picking picking, Caller caller) {
        this.caller = caller;
        this.picking = picking;
    }

    public record PicksBody(List<LineBody> lines) {}

    /** @param choice what to do with units that no location has; needed where {@code units} is less than asked */
    public record LineBody(Long pick, Integer units, @JsonProperty("short") ShortChoice choice) {}

    public record Picked(long wave, List<Picking.Result> lines) {}

    @POST
    public Picked pick(long id, PicksBody body) {
        caller.mustBe("dc", "operator");
        validate(Fields.body(body));
        return new Picked(id, picking.answer(id, body.lines().stream()
                .map(line -> new Picking.Answered(line.pick(), line.units(), line.choice())).toList()));
    }

    private static void validate(PicksBody body) {
        var fields = new Fields().must(body.lines() != null && !body.lines().isEmpty() && body.lines().size() <= LINES_AT_MOST,
                "lines must hold 1 to " + LINES_AT_MOST + " lines");
        fields.check();
        var seen = new HashSet<Long>();
        for (int i = 0; i < body.lines().size(); i++) {
            LineBody line = body.lines().get(i);
            String path = "lines[" + i + "]";
            fields.must(line != null && line.pick() != null, path + ".pick must name the pick")
                    .must(line != null && line.units() != null && line.units() >= 0, path + ".units must be 0 or more")
                    .must(line == null || line.pick() == null || seen.add(line.pick()), path + ".pick is there twice; say all of it in one line");
        }
        fields.check();
    }
}
