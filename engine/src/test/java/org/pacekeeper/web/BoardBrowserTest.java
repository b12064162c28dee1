package org.pacekeeper.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.web.HealthReport.Check;
import org.pacekeeper.web.HealthReport.Level;

/**
 * The page in a real Chromium: what a person sees and can do. Each test leaves a screenshot in
 * {@code target/board}. Every test fails on an error in the page's console, which includes whatever
 * the content security policy had to stop.
 */
@Tag("browser")
class BoardBrowserTest {
  private static final Path SHOTS = Path.of("target", "board");
  private static final Path CHROMIUM =
      Path.of(System.getProperty("pacekeeper.chromium", "/usr/bin/chromium"));
  private static final String MARKUP = "<img src=x onerror=alert(1)><b>bold</b>";

  /** What axe finds against WCAG 2.2 AA and good practice, a line each. */
  private static final String AXE_FINDINGS =
      """
      async () => (await axe.run()).violations.flatMap((found) =>
        found.nodes.map((node) => `${found.id}: ${found.help}: ${node.html}`))
      """;

  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();
  private final LivelyCampaign sales =
      new LivelyCampaign("us-sales", "progressive", 24, "anna-", 1);
  private HealthReport health =
      new HealthReport(
          List.of(
              new Check("journal", Level.UP, "sequence 12,410"),
              new Check("core", Level.UP, "last turn 2 ms ago"),
              new Check("store", Level.UP, "0 records behind")));
  private BoardServer server;
  private BrowserContext context;

  @BeforeAll
  static void launch() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void quit() {
    browser.close();
    playwright.close();
  }

  @AfterEach
  void close() {
    if (context != null) context.close();
    if (server != null) server.close();
  }

  @Test
  void showsARunningCampaignInLightAndDark() throws IOException {
    LivelyBoard board = new LivelyBoard(sales);
    board.advance(400);
    sales.addAbandoned(1);
    Page page = open(board, 1440, 1000, ColorScheme.LIGHT);
    for (int i = 0; i < 16; i++) next(board, page, 5);

    assertThat(page.getByRole(AriaRole.HEADING, named("us-sales"))).isVisible();
    assertThat(page.getByText("Running")).isVisible();
    assertThat(page.getByText("Simulated people ×10")).isVisible();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Live");
    assertThat(page.locator("#agents > li")).hasCount(24);
    assertThat(page.locator("#decisions > tr")).hasCount(BoardJson.DECISIONS_MAX);
    shoot(page, "light");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    shoot(page, "dark");
    page.setViewportSize(2560, 1440);
    shoot(page, "wall");
    assertThat(complaints).isEmpty();
  }

  @Test
  void hasNothingThatKeepsPeopleOut() throws IOException {
    LivelyCampaign care = new LivelyCampaign("care-callback", "fixed.Ratio:r=1.5", 9, "bo-", 2);
    LivelyBoard board = new LivelyBoard(sales, care);
    board.advance(300);
    sales.addAbandoned(30);
    care.pause("shift break");
    board.secondNode(NodeState.RECONCILING);
    board.advance(1);
    health = new HealthReport(List.of(new Check("core", Level.DOWN, "last turn 9 s ago")));

    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page page = open(board, 1440, 1000, scheme);
      page.evaluate(axe());
      assertThat(page.evaluate(AXE_FINDINGS)).as("axe in " + scheme).isEqualTo(List.of());
      close();
    }
  }

  @Test
  void remembersWhatHappenedBeforeThePageWasOpened() throws IOException {
    LivelyBoard board = new LivelyBoard(sales);
    board.advance(300);
    Page first = open(board, 1440, 1000, ColorScheme.LIGHT);
    for (int i = 0; i < 3; i++) next(board, first, 20);
    String seen = first.locator(".figure .note").first().textContent();
    Page second = context.newPage();
    second.navigate(server.address().toString());

    assertThat(seen).isNotEqualTo("0 in the last minute");
    assertThat(second.locator(".figure .note").first()).hasText(seen);
  }

  @Test
  void fitsAPhoneWithoutScrollingSideways() throws IOException {
    LivelyBoard board = new LivelyBoard(sales);
    board.advance(400);
    Page page = open(board, 390, 844, ColorScheme.LIGHT);
    for (int i = 0; i < 10; i++) next(board, page, 6);

    shoot(page, "phone");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    assertThat(complaints).isEmpty();
  }

  @Test
  void saysThatThereIsNothingYet() throws IOException {
    Page page = open(() -> Snapshot.EMPTY, 1440, 900, ColorScheme.LIGHT);

    assertThat(page.getByText("No campaign yet")).isVisible();
    assertThat(page.getByText("Nobody is logged in.")).isVisible();
    assertThat(page.getByText("No decision yet.")).isVisible();
    shoot(page, "empty");
    assertThat(complaints).isEmpty();
  }

  @Test
  void saysInWordsThatACampaignIsPausedAndOverItsLimit() throws IOException {
    LivelyCampaign care = new LivelyCampaign("care-callback", "fixed.Ratio:r=1.5", 9, "bo-", 2);
    LivelyBoard board = new LivelyBoard(sales, care);
    board.advance(300);
    Page page = open(board, 1440, 1000, ColorScheme.LIGHT);
    sales.addAbandoned(30);
    care.pause("shift break until 14:00");
    board.secondNode(NodeState.DOWN);
    for (int i = 0; i < 10; i++) next(board, page, 4);

    assertThat(page.getByLabel("us-sales").getByText("Over the limit")).isVisible();
    assertThat(page.getByText("shift break until 14:00").first()).isVisible();
    assertThat(page.locator("#news")).containsText("care-callback is paused");
    shoot(page, "paused-over");
    care.resume();
    next(board, page, 1);
    assertThat(page.locator("#news")).containsText("care-callback is running");
    assertThat(complaints).isEmpty();
  }

  @Test
  void showsMarkupInNamesAndReasonsAsText() throws IOException {
    LivelyCampaign evil = new LivelyCampaign(MARKUP, MARKUP, 3, MARKUP, 3);
    LivelyBoard board = new LivelyBoard(evil);
    board.advance(60);
    evil.pause(MARKUP);
    board.advance(1);
    health = new HealthReport(List.of(new Check(MARKUP, Level.DOWN, MARKUP)));
    Page page = open(board, 1440, 1000, ColorScheme.LIGHT);

    assertThat(page.getByRole(AriaRole.HEADING, named(MARKUP))).isVisible();
    assertThat(page.locator("#agents strong").first()).containsText(MARKUP);
    assertThat(page.locator("main img, main b:has-text('bold')")).hasCount(0);
    shoot(page, "markup");
    assertThat(complaints).isEmpty();
  }

  @Test
  void saysThatTheLineIsLostAndComesBackByItself() throws IOException {
    LivelyBoard board = new LivelyBoard(sales);
    board.advance(100);
    Page page = open(board, 1440, 900, ColorScheme.LIGHT);
    int port = server.port();
    server.close();

    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Connection lost");
    assertThat(page.getByText("The engine does not answer.")).isVisible();
    shoot(page, "lost");
    server = BoardServer.start(new WebSettings("127.0.0.1", port), sources(board));
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Live");
    assertThat(page.locator("#lost")).isHidden();
  }

  @Test
  void findsAgentsByNameAndStateFromTheKeyboard() throws IOException {
    LivelyBoard board = new LivelyBoard(sales);
    board.advance(100);
    Page page = open(board, 1440, 900, ColorScheme.LIGHT);

    page.getByLabel("Find").focus();
    page.keyboard().type("anna-10");
    assertThat(page.locator("#agents > li")).hasCount(1);
    assertThat(page.locator("#agents-count")).hasText("1 of 24");
    page.getByLabel("Find").fill("nobody of that name");
    assertThat(page.getByText("No agent matches.")).isVisible();
    assertThat(complaints).isEmpty();
  }

  private static String axe() throws IOException {
    try (InputStream script = BoardBrowserTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private BoardSources sources(Supplier<Snapshot> board) {
    return new BoardSources(board, () -> health, () -> "", BoardClock.simulated(10));
  }

  private Page open(Supplier<Snapshot> board, int width, int height, ColorScheme scheme)
      throws IOException {
    server = BoardServer.start(new WebSettings("127.0.0.1", 0), sources(board));
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(scheme));
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) complaints.add(message.text());
        });
    page.onPageError(complaints::add);
    page.navigate(server.address().toString());
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Live");
    return page;
  }

  /** Moves the board on and waits until the page shows it. */
  private static void next(LivelyBoard board, Page page, int seconds) {
    String before = page.locator("#clock").textContent();
    board.advance(seconds);
    assertThat(page.locator("#clock")).not().hasText(before);
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
