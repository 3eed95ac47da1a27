package io.restock.dashboard.login;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The pages have addresses of their own, and the browser's script knows which: each is answered with the one document that loads it. */
@Singleton
class DeepLinks {
    static final String PAGES = "/(dc|stores|stock)(/[^.]*)?|/orders|/exceptions";
    private static final String DOCUMENT = "/index.html";

    void open(@Observes Router router) {
        router.getWithRegex(PAGES).order(0).handler(request -> request.reroute(DOCUMENT));
    }
}
