package org.pacekeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.journal.JournalSettings.Roll;
import org.pacekeeper.journal.JournalSettings.Sync;

/** A process that appends as fast as it can is killed with SIGKILL, again and again. */
class KilledWriterTest {
  private static final int KILLS = 4;
  private static final int RECORDS_MAX = 3_000_000;

  @TempDir Path folder;

  /** The child: appends, and says now and then which number it has been given. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      JournalSettings settings =
          new JournalSettings(Path.of(args[0]), Sync.NONE, 0, Roll.HOURLY, 0);
      Journals journals = Journals.open(settings, () -> 1_795_435_200_000_000_000L);
      Position position = journals.position("dispatcher");
      for (int i = 0; i < RECORDS_MAX; i++) {
        long event = journals.events().append(new CallRinging(i));
        long command = journals.commands().append(event, 0, new Hangup("n", i, "x".repeat(i % 50)));
        position.save(command);
        if (i % 10_000 == 0) {
          System.out.println("appended " + event + " " + command);
          System.out.flush();
        }
      }
    }
  }

  @Test
  @Timeout(120)
  void losesNothingThatWasAppendedAndGoesOn() throws Exception {
    JournalSettings settings = new JournalSettings(folder, Sync.NONE, 0, Roll.HOURLY, 0);
    for (int kill = 1; kill <= KILLS; kill++) {
      long[] told = killAfter(kill * 3);
      JournalCheck live = JournalCheck.verify(folder);
      assertThat(live.events()).isGreaterThanOrEqualTo(told[0]);
      try (Journals journals = Journals.open(settings, () -> 0)) {
        assertThat(journals.events().lastSequence()).isGreaterThanOrEqualTo(told[0]);
        assertThat(journals.commands().lastSequence()).isGreaterThanOrEqualTo(told[1]);
        assertThat(journals.position("dispatcher").get())
            .isBetween(told[1] - 1, journals.commands().lastSequence());
        long mine = journals.events().append(new CallRinging(-kill));
        try (EventReader reader = journals.events().reader(1)) {
          long expected = 1;
          for (EventRecord r = reader.poll(); r != null; r = reader.poll())
            assertThat(r.sequence()).isEqualTo(expected++);
          assertThat(expected).isEqualTo(mine + 1);
        }
      }
      JournalCheck check = JournalCheck.verify(folder);
      assertThat(check.problems()).isEmpty();
      assertThat(check.notes()).isEmpty();
    }
  }

  /** Starts the child, kills it after some lines; the last numbers it told. */
  private long[] killAfter(int lines) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments())
      if (flag.startsWith("--add-")) command.add(flag);
    String path = System.getProperty("surefire.test.class.path");
    command.addAll(
        List.of(
            "-Xmx256m",
            "-cp",
            path == null ? System.getProperty("java.class.path") : path,
            Writer.class.getName(),
            folder.toString()));
    Process child =
        new ProcessBuilder(command).redirectError(new File(folder.toFile(), "child.err")).start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      long[] told = null;
      for (int seen = 0; seen < lines; ) {
        String line = out.readLine();
        assertThat(line).as("the child's output").isNotNull();
        if (!line.startsWith("appended ")) continue;
        String[] words = line.split(" ");
        told = new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])};
        seen++;
      }
      return told;
    } finally {
      child.destroyForcibly();
      assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
