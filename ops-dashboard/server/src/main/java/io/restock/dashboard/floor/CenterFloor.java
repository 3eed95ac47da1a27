package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.dashboard.page.Query;
import io.restock.dashboard.services.Service;
import org.jspecify.annotations.Nullable;

/** How the pages of one distribution center ask its service, below the center's own address there. */
abstract class CenterFloor extends Floor {
    static String path(String gln) {
        return "/v1/dcs/" + Query.segment(gln);
    }

    /** @param what follows the center's address, such as {@code /departures} */
    JsonNode ask(String gln, String what) {
        return ask(Service.DISTRIBUTION_CENTER, path(gln) + what);
    }

    <T> T ask(String gln, String what, Class<T> type) {
        return read(ask(gln, what), type);
    }

    <T> T named(String gln, String what, Class<T> type) {
        return named(Service.DISTRIBUTION_CENTER, path(gln) + what, type);
    }

    <T> T submit(String gln, String what, @Nullable String key, @Nullable Object body, Class<T> type) {
        return submit(Service.DISTRIBUTION_CENTER, path(gln) + what, key, body, type);
    }

    /** Of an answer that says no more than that it is done. */
    Accepted report(String gln, String what, @Nullable String key, @Nullable Object body) {
        return done(path(gln) + what, key, body);
    }

    /** @param path the whole of it, of what the service finds without its center */
    Accepted done(String path, @Nullable String key, @Nullable Object body) {
        submit(Service.DISTRIBUTION_CENTER, path, key, body);
        return Accepted.DONE;
    }
}
