package io.restock.endtoend;

import io.restock.endtoend.browser.FloorPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at pages as people do, in light and dark, and takes a picture of each. */
final class PagesLookedAt {
    private PagesLookedAt() {}

    /** What is wrong with pages, a sentence each. A browser is its thread's own. @param isPhone on a telephone, else on a desk */
    static List<String> wrong(Product restock, List<String> pages, boolean isPhone) {
        var wrong = new ArrayList<String>();
        try (var page = isPhone ? FloorPage.handHeld(restock.link()) : FloorPage.atDesk(restock.link())) {
            for (String address : pages) {
                page.go(address).settled();
                for (boolean dark : List.of(false, true)) {
                    page.dark(dark);
                    page.findings().forEach(finding -> wrong.add(address + (isPhone ? " on a telephone" : "") + (dark ? " dark" : "") + ": " + finding));
                    page.screenshot(picture(address, isPhone, dark));
                }
                if (!page.fitsItsWindow()) {
                    wrong.add(address + " does not fit " + (isPhone ? "a telephone" : "a desk"));
                }
            }
            wrong.addAll(page.errors());
        }
        return wrong;
    }

    private static Path picture(String address, boolean isPhone, boolean dark) {
        return Path.of("target", "pictures", address.replaceAll("[^A-Za-z0-9]+", "-") + (isPhone ? "-390" : "-1440") + (dark ? "-dark" : "") + ".png");
    }
}
