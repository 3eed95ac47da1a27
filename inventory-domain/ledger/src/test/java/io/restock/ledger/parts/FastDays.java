package io.restock.ledger.parts;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Engines;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Engines of their own, for a journal that is cut anew, and a clock on which the five minutes that a till may be ahead pass in a blink. */
public final class FastDays implements QuarkusTestResourceLifecycleManager {
    private Engines engines;

    @Override
    public Map<String, String> start() {
        engines = Engines.start(Path.of("target", "engines", ProcessHandle.current().pid() + "-parts"));
        var settings = new HashMap<>(EngineTestResource.settings(engines));
        settings.put("restock.clock.speed", "3600");
        return settings;
    }

    @Override
    public void stop() {
        engines.close();
    }
}
