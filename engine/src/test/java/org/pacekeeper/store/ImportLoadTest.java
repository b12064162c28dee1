package org.pacekeeper.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 100,000 rows after warm-up, in a heap of 256 MB: within 10 s on SQLite; on PostgreSQL, whose
 * server shares the machine here, within 20 s.
 */
@Tag("load")
class ImportLoadTest {
  private static final int ROWS = 100_000;
  private static final Pattern ROUND_2 =
      Pattern.compile("round=2 rows=100000 good=100000 seconds=([0-9.]+)");

  @TempDir Path folder;

  @Test
  void importsInTimeAndMemoryOnSqlite() throws Exception {
    importsInTimeAndMemory(StoreSettings.sqlite(folder.resolve("leads.db")), 10);
  }

  @Test
  void importsInTimeAndMemoryOnPostgres() throws Exception {
    importsInTimeAndMemory(TestPostgres.emptyDatabase(), 20);
  }

  private void importsInTimeAndMemory(StoreSettings settings, double secondsMax) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ImportLoad.class.getName(),
                    settings.url(),
                    settings.user(),
                    settings.password(),
                    folder.toString(),
                    Integer.toString(ROWS),
                    "2"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    System.out.print(settings + "\n" + output);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    Matcher round = ROUND_2.matcher(output);
    assertThat(round.find()).as(output).isTrue();
    assertThat(Double.parseDouble(round.group(1))).isLessThan(secondsMax);
  }
}
