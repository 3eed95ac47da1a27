package io.restock.endtoend.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A page of the floors in a browser, in the words of the one who works by it. */
public final class FloorPage implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 30_000;
    private static final String ASKED = "**/api/**";
    private static final Path AXE = Path.of("..", "web", "node_modules", "axe-core", "axe.min.js");

    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext context;
    private final Page page;
    private final URI dashboard;
    private final List<String> errors = new ArrayList<>();

    private FloorPage(URI link, int width, int height) {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(DashboardPage.installedBrowser())
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(ColorScheme.LIGHT));
        page = context.newPage();
        page.onPageError(errors::add);
        page.setDefaultTimeout(PATIENCE_MILLIS);
        dashboard = link.resolve("/");
        page.navigate(link.toString());
        page.locator(".clock-time").waitFor();
    }

    /** At a desk. */
    public static FloorPage atDesk(URI link) {
        return new FloorPage(link, 1440, 1000);
    }

    /** A hand-held of 390 × 844. */
    public static FloorPage handHeld(URI link) {
        return new FloorPage(link, 390, 844);
    }

    /** Goes to an address of the application, as by a bookmark. */
    public FloorPage go(String address) {
        page.navigate(dashboard.resolve(address).toString());
        return this;
    }

    public String address() {
        return page.url().substring(dashboard.toString().length() - 1);
    }

    public void press(String key) {
        page.keyboard().press(key);
    }

    public void type(String text) {
        page.keyboard().type(text);
    }

    /** As a scanner does it: the text and Enter. */
    public void scan(String text) {
        page.keyboard().insertText(text);
        page.keyboard().press("Enter");
    }

    /** Waits until it says so somewhere; if it never does, the error has what it says instead. */
    public void says(String words) {
        try {
            page.getByText(words).first().waitFor();
        } catch (TimeoutError e) {
            throw new AssertionError("\"%s\" is not said at %s, but:%n%s".formatted(words, address(), page.locator("body").innerText()), e);
        }
    }

    /** As a scanner does it in a field of such a name. */
    public void scanAt(String field, String text) {
        field(field).focus();
        scan(text);
    }

    /** What stands in a field of such a name. */
    public String holds(String field) {
        return page.getByLabel(field, new Page.GetByLabelOptions().setExact(true)).first().inputValue();
    }

    /** Waits until a field says that what stands in it is wrong, and why. */
    public void isWrong(String field, String why) {
        field(field).and(page.locator("[aria-invalid=true]")).waitFor();
        says(why);
    }

    private Locator field(String name) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true)).first();
    }

    public boolean saysNow(String words) {
        return page.getByText(words).count() > 0;
    }

    public void button(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first().click();
    }

    /** The button of a row of a list that has such words. */
    public void buttonOf(String words, String name) {
        page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(words)).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name)).first()
                .click();
    }

    public void link(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
    }

    public void fill(String label, String text) {
        page.getByLabel(label).first().fill(text);
    }

    /** Fills a field of what is opened beside the panels. */
    public void fillIn(String side, String label, String text) {
        page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName(side)).getByLabel(label).first().fill(text);
    }

    /** Takes one of several. */
    public void choose(String label, String value) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first().selectOption(value);
    }

    public void focus(String label) {
        page.getByLabel(label).first().focus();
    }

    /** Opens the first row of a table that has such words. */
    public void openRow(String table, String words) {
        rows(table).filter(new Locator.FilterOptions().setHasText(words)).first().click();
    }

    /** The cells of the first row of a table that has such words, a line each; empty while none has. */
    public String row(String table, String words) {
        var row = rows(table).filter(new Locator.FilterOptions().setHasText(words));
        return row.count() == 0 ? "" : row.first().innerText();
    }

    private Locator rows(String table) {
        return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(table)).locator(".row[aria-rowindex]");
    }

    /** To the end of what a table has so far. */
    public void scrollDown(String table) {
        rows(table).last().hover();
        page.mouse().wheel(0, 1_000_000);
    }

    /** What a link brings as a file. */
    public String file(String link) {
        var download = page.waitForDownload(() -> link(link));
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void check(String label) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first().click();
    }

    /** Waits until nothing on it is still being asked for. */
    public void settled() {
        page.locator(".floor, .page, .picker, .wall-view").first().waitFor();
        page.waitForFunction("() => !document.querySelector('.state.loading') && !document.body.innerText.includes('Asking') && !document.body.innerText.includes('Connecting…')");
    }

    /** Takes the network away, or gives it back. */
    public void network(boolean isThere) {
        context.setOffline(!isThere);
        // A document that is loaded anew may ask before the browser has cut it off, too.
        if (isThere) {
            context.unroute(ASKED);
        } else {
            context.route(ASKED, Route::abort);
        }
    }

    /** Whether a worker of the page's own answers for it when it is loaded without a network. */
    public void isKept() {
        page.waitForFunction("async () => (await navigator.serviceWorker.ready).active?.state === 'activated'"
                + " && (await (await caches.open('restock-picker-1')).keys()).filter(kept => kept.url.includes('/assets/')).length > 3");
    }

    public void reload() {
        page.reload();
    }

    public boolean fitsItsWindow() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    }

    public void dark(boolean isDark) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(isDark ? ColorScheme.DARK : ColorScheme.LIGHT));
    }

    /** What axe-core finds wrong once everything stands still, a line each: the rule and where. */
    @SuppressWarnings("unchecked")
    public List<String> findings() {
        try {
            page.evaluate(Files.readString(AXE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.evaluate(
                "async () => { await Promise.allSettled(document.getAnimations().filter(each => each.effect.getComputedTiming().endTime < Infinity).map(each => each.finished)) }");
        return (List<String>) page.evaluate("""
                async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}))
                    .violations.map(found => found.id + ': ' + found.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).join(' | '))""");
    }

    public void screenshot(Path path) {
        page.screenshot(new Page.ScreenshotOptions().setPath(path));
    }

    /** Errors of the page's own scripts so far. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
