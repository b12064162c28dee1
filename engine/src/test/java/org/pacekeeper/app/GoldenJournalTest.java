package org.pacekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.journal.JournalCheck;
import org.pacekeeper.pace.Policies;

/**
 * A recorded campaign, its journal files as they were written: today's code must still read every
 * record, and decide as it was decided then. Where it came from is told in the golden folder's
 * README.
 */
class GoldenJournalTest {
  @TempDir Path folder;

  @Test
  void theRecordedCampaignIsWholeAndEveryDecisionRepeats() throws Exception {
    unpack("journal.id", "journal.id");
    unpack("events.cq4.gz", "events/20260303F.cq4");
    unpack("commands.cq4.gz", "commands/20260303F.cq4");

    JournalCheck check = JournalCheck.verify(folder);
    assertThat(check.problems()).isEmpty();
    ReplayRun.Result replay = ReplayRun.run(folder, Policies.shipped(), events -> {});
    assertThat(replay.difference()).isEmpty();
    assertThat(replay.events()).isEqualTo(check.events()).isEqualTo(2_301);
    assertThat(replay.commands()).isEqualTo(check.commands()).isEqualTo(258);
    assertThat(replay.missing()).isZero();
  }

  private void unpack(String resource, String file) throws IOException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    try (InputStream packed = getClass().getResourceAsStream("/golden/demo/" + resource);
        InputStream in = resource.endsWith(".gz") ? new GZIPInputStream(packed) : packed;
        OutputStream out = Files.newOutputStream(target)) {
      in.transferTo(out);
    }
  }
}
