package io.restock.distribution.wave;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.wave.WaveResource.WaveBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/dcs/{gln}/waves/preview}: what a wave would do. */
@Path("/v1/dcs/{gln}/waves/preview")
@RunOnVirtualThread
@RequestScoped
public class PreviewResource extends Desk {
    @Inject
    WaveRelease release;

    @POST
    @May(Action.READ_WAVES)
    @Operation(summary = "Shows what a wave would do if it were released now",
            description = "The body is that of a wave. Nothing is written: who gets how much, what is short and why, the sales that each store is expected to lose by it, and how full the wave is.")
    public Preview preview(String gln, @Nullable WaveBody body) {
        return release.preview(WaveResource.order(gln, body, caller.author()));
    }
}
