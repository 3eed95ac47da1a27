package io.restock.endtoend.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dashboard in a browser, in the words of the one who sits before it. */
public final class DashboardPage implements AutoCloseable {
    private static final List<Path> BROWSERS = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of).toList();
    private static final double PATIENCE_MILLIS = 30_000;

    /** A change of stock, as its row says it. */
    public record LiveEvent(String when, String store, String item, String happened, String onHand) {}

    /** An open order line, as its row says it. */
    public record OpenOrder(String timeLeft, String store, String item, String packs, String status) {}

    /** An item at a store that a search found. */
    public record Hit(String item, String store, String onHand, String available, String inTransit, String onOrder, String state) {}

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    private DashboardPage(Playwright playwright, Browser browser, Page page) {
        this.playwright = playwright;
        this.browser = browser;
        this.page = page;
        page.onPageError(errors::add);
        page.onConsoleMessage(said -> {
            if (said.text().contains("Content Security Policy")) {
                errors.add(said.text());
            }
        });
        page.setDefaultTimeout(PATIENCE_MILLIS);
    }

    /** Follows a link that logs in to a running dashboard, in a window of 1440 × 1000, light, and waits until the stream has spoken. */
    public static DashboardPage open(URI link) {
        var dashboard = window();
        dashboard.navigate(link);
        return dashboard;
    }

    /** Goes to a running dashboard as a stranger, and waits for the login page. */
    static DashboardPage openLogin(URI address) {
        var dashboard = window();
        dashboard.navigateToLogin(address);
        return dashboard;
    }

    private static DashboardPage window() {
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(installedBrowser())
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        var window = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 1000).setColorScheme(ColorScheme.LIGHT));
        return new DashboardPage(playwright, browser, window.newPage());
    }

    static Path installedBrowser() {
        return BROWSERS.stream().filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium found; install one, such as: apt-get install chromium"));
    }

    /** Goes to the address and waits for the first figures. */
    public void navigate(URI address) {
        page.navigate(address.toString());
        page.locator(".clock-time").waitFor();
    }

    void navigateToLogin(URI address) {
        page.navigate(address.toString());
        page.locator(".login").waitFor();
    }

    /** Where the window is. */
    URI address() {
        return URI.create(page.url());
    }

    /** What the login page says. */
    String login() {
        page.locator(".login").waitFor();
        return page.locator(".login").innerText();
    }

    /** Goes by the identity provider, as a person who gives a name and a password there, and waits for the first figures. */
    void logIn(String name, String password) {
        goToProvider();
        say(name, password);
        page.locator(".clock-time").waitFor();
    }

    /** The same, by a person who gets no further than the login page. */
    void logInInVain(String name, String password) {
        goToProvider();
        say(name, password);
        page.locator(".login-why").waitFor();
    }

    /** The same, by a person whom the provider does not let in. @return what it says */
    String refusalOfProvider(String name, String password) {
        goToProvider();
        say(name, password);
        return page.locator("[id^=input-error]").first().innerText();
    }

    /** Goes to the provider, who asks for a name. */
    void goToProvider() {
        page.locator(".login-button").click();
        page.locator("#username").waitFor();
    }

    private void say(String name, String password) {
        page.locator("#username").fill(name);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    /** What the page says of the one who sits before it. */
    String person() {
        page.locator(".person summary").click();
        try {
            return page.locator(".person").innerText();
        } finally {
            page.locator(".person summary").click();
        }
    }

    void logOut() {
        page.locator(".person summary").click();
        leave();
    }

    /** The way out of one who cannot see the page, too. */
    void leave() {
        page.getByText("Log out").click();
        page.locator(".login h1").waitFor();
    }

    /** All that the page says before the stream has spoken. */
    public String saysBeforeTheStream(URI address) {
        String stream = "**/api/stream";
        page.route(stream, route -> {}); // never answered
        try {
            page.navigate(address.toString());
            page.locator(".verdict").waitFor();
            return page.locator("body").innerText();
        } finally {
            page.unroute(stream);
        }
    }

    /** What the tile of the promise says. */
    public String promise() {
        return page.getByLabel("Back within 24 hours").innerText();
    }

    /** Opens the promise and returns what the side panel says. */
    public String openedPromise() {
        page.getByLabel("Back within 24 hours").click();
        page.locator(".side.promise .empty, .side.promise .levels").first().waitFor();
        return page.locator(".side.promise").innerText();
    }

    /** {@code All is well}, or how many things need a look. */
    public String verdict() {
        return page.locator(".verdict").innerText().strip();
    }

    /** What is wrong, a sentence each. */
    public List<String> troubles() {
        return page.locator(".troubles li").allInnerTexts();
    }

    /** The changes of stock in sight, latest first. */
    public List<LiveEvent> liveEvents() {
        return cells("Stock changes").stream().map(cell -> new LiveEvent(cell.get(0), cell.get(1), cell.get(2), cell.get(3), cell.get(4))).toList();
    }

    /** The open order lines in sight, in the order shown: those due first, unless sorted otherwise. */
    public List<OpenOrder> openOrders() {
        return cells("Open orders").stream().map(cell -> new OpenOrder(cell.get(0), cell.get(1), cell.get(2), cell.get(3), cell.get(4))).toList();
    }

    /** What the side panel says happened, latest first. */
    public List<String> history() {
        page.locator(".history .events li").first().waitFor();
        return page.locator(".history .events .happened").allInnerTexts();
    }

    /** What the header says of what waits for a second person; waits until it says something. */
    String waiting() {
        return page.locator(".waiting").innerText();
    }

    /** Opens what waits for a second person, by keyboard. @return all that the panel says */
    String openedApprovals() {
        page.locator(".waiting").focus();
        page.keyboard().press("Enter");
        page.locator(".approval-list > li").first().waitFor();
        return page.locator(".side.approvals").innerText();
    }

    /** Decides on what is called so, by keyboard: Tab goes from the reason to the buttons. @return what the panel says came of it */
    String decides(String what, String reason, String button) {
        var waiting = page.getByRole(AriaRole.LISTITEM, new Page.GetByRoleOptions().setName(what)).first();
        waiting.getByLabel("Why").fill(reason);
        page.keyboard().press("Enter");
        waiting.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)).focus();
        page.keyboard().press("Enter");
        var said = page.locator(".approvals .said:not(.nothing), .approvals .decision [role=alert]").first();
        said.waitFor();
        return said.innerText();
    }

    /** The buttons with which one decides what is called so. */
    List<String> decisionsOn(String what) {
        return page.getByRole(AriaRole.LISTITEM, new Page.GetByRoleOptions().setName(what)).first().locator("button").allInnerTexts();
    }

    /** As on a telephone. */
    void narrow() {
        page.setViewportSize(390, 844);
    }

    /** Whether nothing stands beyond the right edge of the window. */
    boolean fitsItsWindow() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    }

    /** Types into the search box, waits for hits or for the words that there are none, and reads them. An empty text goes back to live. */
    public List<Hit> search(String text) {
        page.getByLabel("Search live stock").fill(text);
        if (text.isBlank()) {
            return List.of();
        }
        page.locator(".search .row[aria-rowindex], .search .empty").filter(new Locator.FilterOptions().setHasNotText("Looking…")).first().waitFor();
        return cells("Search results").stream()
                .map(cell -> new Hit(cell.get(0), cell.get(1), cell.get(2), cell.get(3), cell.get(4), cell.get(5), cell.get(6))).toList();
    }

    /** The words in place of search results where there are none. */
    public String searchSays() {
        return page.locator(".search .empty").first().innerText();
    }

    /** Holds the stock changes still, or lets them go on. */
    public void pauseOrGoOn() {
        page.locator(".stock .small").click();
    }

    public void dark(boolean isDark) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(isDark ? ColorScheme.DARK : ColorScheme.LIGHT));
    }

    /** A picture of the window as PNG. */
    public void screenshot(Path path) {
        page.screenshot(new Page.ScreenshotOptions().setPath(path));
    }

    /** Errors of the page's own scripts so far. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    private Locator rows(String table) {
        return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(table).setExact(true)).locator(".row[aria-rowindex]");
    }

    /** Read in one go: rows come and go while one looks. */
    @SuppressWarnings("unchecked")
    private List<List<String>> cells(String table) {
        return (List<List<String>>) rows(table).evaluateAll("""
                rows => rows.sort((a, b) => a.ariaRowIndex - b.ariaRowIndex)
                    .map(row => [...row.querySelectorAll('[role=cell]')].map(cell => cell.innerText.trim()))""");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
