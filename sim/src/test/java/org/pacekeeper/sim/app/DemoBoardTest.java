package org.pacekeeper.sim.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The board of a running demo in a real browser; leaves the picture that the README shows. */
@Tag("browser")
class DemoBoardTest {
  private static final Path PICTURE = Path.of("target", "board.png");

  @TempDir Path folder;

  @Test
  void theBoardShowsTheCampaignMoving() throws Exception {
    Path dataDir = folder.resolve("demo");
    DemoFiles.begin(dataDir);
    Demo demo =
        Demo.start(
            new Demo.Options(
                20, 10, 0, DemoFiles.sampleLeads(dataDir), 1, "fixed.Ratio:r=2", dataDir));
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(launch())) {
      Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 1100));
      page.navigate(demo.board().toString());
      assertThat(page.getByText("demo").first()).isVisible();
      Waiting.until("120 calls", () -> originated(demo) >= 120, demo::snapshot);
      assertThat(page.getByText("agent-001").first()).isVisible();
      page.screenshot(new Page.ScreenshotOptions().setPath(PICTURE));
    } finally {
      demo.close();
    }
  }

  private static BrowserType.LaunchOptions launch() {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(Path.of(System.getProperty("pacekeeper.chromium", "/usr/bin/chromium")))
        .setArgs(
            List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
  }

  private static long originated(Demo demo) {
    return demo.snapshot().campaigns().stream().mapToLong(c -> c.originated()).sum();
  }
}
