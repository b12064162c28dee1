package org.pacekeeper.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.pacekeeper.event.RecordingSettings;
import org.pacekeeper.event.RecordingSettings.Mode;
import org.pacekeeper.settings.EngineSettings;
import org.pacekeeper.store.Database;
import org.pacekeeper.store.Recordings;
import org.pacekeeper.store.StoreException;
import org.pacekeeper.store.StoreSettings;

/** Where campaigns record: whether it worked lately, and whether old files can be deleted. */
public record RecordingCheck(EngineSettings settings, StoreSettings store, Instant now)
    implements Check {
  private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
  private static final String WHAT = "recordings";

  @Override
  public List<Finding> look() {
    List<RecordingSettings> recording =
        settings.recordings().stream().filter(each -> each.mode() != Mode.OFF).toList();
    if (recording.isEmpty()) return List.of();
    List<Finding> findings = new ArrayList<>();
    if (recording.stream().anyMatch(each -> each.keepDays() > 0))
      for (EngineSettings.Node node : settings.nodes()) findings.add(folder(node.name()));
    findings.addAll(lately());
    return findings;
  }

  private Finding folder(String node) {
    String what = WHAT + " of node " + node;
    Path folder = settings.recordingFolders().get(node);
    if (folder == null)
      return Finding.notice(
          what,
          "nobody deletes them when keepDays is over",
          "name the node's folder as 'recordings' where this machine reaches it, or delete there:"
              + " 'pacekeeper recordings purge' says what is due");
    if (!Files.isDirectory(folder))
      return Finding.notice(
          what,
          folder + " is not there: nothing is deleted",
          "mount it, or correct 'recordings' of the node");
    if (!Files.isWritable(folder))
      return Finding.notice(
          what,
          folder + " cannot be written: nothing is deleted",
          "give the user that runs the engine the right to delete there");
    return Finding.ok(what, folder + " is there, old files are deleted");
  }

  private List<Finding> lately() {
    try (Database database = Database.open(store)) {
      long nowNs = TimeUnit.SECONDS.toNanos(now.getEpochSecond());
      Optional<Recordings.Failures> failures = new Recordings(database).failed(nowNs - DAY_NS);
      if (failures.isEmpty()) return List.of(Finding.ok(WHAT, "none failed in the last 24 h"));
      return List.of(
          Finding.notice(
              WHAT,
              failures.get().count()
                  + " failed in the last 24 h, for instance: "
                  + failures.get().example(),
              "put that right; 'pacekeeper recordings list' shows which"));
    } catch (StoreException e) {
      // The database has a check of its own, which says so.
      return List.of();
    }
  }
}
