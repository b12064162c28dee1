package org.pacekeeper.app.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.StoreCommand.KeepRecording;
import org.pacekeeper.command.StoreCommand.RecordingStatus;
import org.pacekeeper.store.Database;
import org.pacekeeper.store.Recordings;
import org.pacekeeper.store.SqlLeadStore;
import org.pacekeeper.store.StoreSettings;

class RetentionTest {
  @TempDir Path folder;

  private Database database;
  private Recordings recordings;
  private long sequence;

  @BeforeEach
  void open() {
    database = Database.open(StoreSettings.sqlite(folder.resolve("store.db")));
    recordings = new Recordings(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** A recording that is due at 100, and its file. */
  private Path recorded(long callId, String node, String file) throws IOException {
    SqlLeadStore store = SqlLeadStore.open(database, "j", (campaign, zones, nowNs) -> nowNs);
    List<CommandRecord> commands = new ArrayList<>();
    KeepRecording keep =
        new KeepRecording(
            callId, 1, "c", 1, "ann", node, file, RecordingStatus.ENDED, "", 1, 2, 9, 100);
    commands.add(new CommandRecord(++sequence, sequence, 2, keep));
    store.apply(commands);
    Path path = folder.resolve("monitor").resolve(file).normalize();
    Files.createDirectories(path.getParent());
    return Files.writeString(path, "sound");
  }

  private RecordingFolders folders() {
    return new RecordingFolders(Map.of("pbx1", folder.resolve("monitor")));
  }

  private Retention.Done run(long nowNs) {
    return new Retention(recordings, folders()).run(nowNs);
  }

  @Test
  void deletesWhatIsDueAndSaysSo() throws IOException {
    Path file = recorded(1, "pbx1", "c/2026-01-01/1.wav");
    assertThat(run(99).deleted()).isZero();
    assertThat(file).exists();
    assertThat(run(100).deleted()).isEqualTo(1);
    assertThat(file).doesNotExist();
    assertThat(recordings.find(1, 1).orElseThrow().deletedAtNs()).isEqualTo(100);
    assertThat(run(101).deleted()).isZero();
  }

  @Test
  void countsAFileThatSomebodyElseDeletedAsDeleted() throws IOException {
    Files.delete(recorded(1, "pbx1", "c/1.wav"));
    assertThat(run(100).deleted()).isEqualTo(1);
  }

  @Test
  void leavesWhatItDoesNotReachAndSaysWhy() throws IOException {
    Path file = recorded(1, "pbx2", "c/1.wav");
    Path other = recorded(2, "pbx1", "c/2.wav");
    Retention.Done done = run(100);
    assertThat(done.left()).containsExactly(Map.entry("pbx2", 1));
    assertThat(done.reasons().get("pbx2")).contains("recordings");
    assertThat(file).exists();
    assertThat(other).doesNotExist();
    assertThat(recordings.find(1, 1).orElseThrow().deletedAtNs()).isZero();
  }

  @Test
  void aFolderThatIsNotMountedLooksLikeNoneThatWasCleaned() throws IOException {
    recorded(1, "pbx1", "c/1.wav");
    Path monitor = folder.resolve("monitor");
    Files.move(monitor, folder.resolve("elsewhere"));
    Retention.Done done = run(100);
    assertThat(done.deleted()).isZero();
    assertThat(done.reasons().get("pbx1")).contains("is not there");
    assertThat(recordings.find(1, 1).orElseThrow().deletedAtNs()).isZero();
  }

  @Test
  void touchesNothingOutsideOfTheFolder() throws IOException {
    Path outside = recorded(1, "pbx1", "../store-of-somebody-else");
    Path linked = Files.writeString(folder.resolve("secret"), "x");
    recorded(2, "pbx1", "c/2.wav");
    Path link = folder.resolve("monitor/c/3.wav");
    Files.createSymbolicLink(link, linked);
    recorded(4, "pbx1", "c/4.wav");
    Recordings.Entry toLink = entry(3, "c/3.wav");
    assertThat(folders().file(toLink)).isEmpty();
    run(100);
    assertThat(outside).exists();
    assertThat(linked).exists();
  }

  private static Recordings.Entry entry(long callId, String file) {
    return new Recordings.Entry(
        callId, 1, "c", 1, "ann", "pbx1", file, "ended", "", 1, 2, 9, 100, 0);
  }
}
