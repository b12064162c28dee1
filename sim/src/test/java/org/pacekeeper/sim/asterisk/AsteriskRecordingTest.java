package org.pacekeeper.sim.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.sim.contract.RecordingContract;
import org.pacekeeper.sim.contract.Rig;

/** The suite against a real Asterisk, and what only its files can show. */
@Tag("asterisk")
class AsteriskRecordingTest extends RecordingContract {
  private static final int HEADER_BYTES = 44;
  private static final int LOUD = 2_000;
  private static final int ONE_SECOND_BYTES = HEADER_BYTES + 16_000;
  private static final long PATIENCE_NS = 60_000_000_000L;

  @TempDir static Path instance;

  @Override
  protected Rig startRig() throws Exception {
    return RealAsterisk.start(instance);
  }

  @Test
  void theFileHasTheAnnouncementInIt() throws Exception {
    assertThat(loudestOf(rig.message())).as("loudest sample").isGreaterThan(LOUD);
  }

  @Test
  void aFileOfPeopleWhoSayNothingIsSilent() throws Exception {
    assertThat(loudestOf("")).as("loudest sample").isLessThan(LOUD);
  }

  /** Records a callee who sends silence, and an agent who says nothing. */
  private int loudestOf(String announcement) throws Exception {
    long call = recorded(agent("anna", 1001), "Local/nothing@speech/n", announcement);
    Path file = instance.resolve("spool/monitor").resolve(file(call));
    long endNs = System.nanoTime() + PATIENCE_NS;
    while (!Files.exists(file) || Files.size(file) < ONE_SECOND_BYTES) {
      assertThat(System.nanoTime()).as("time until " + file + " has grown").isLessThan(endNs);
      LockSupport.parkNanos(10_000_000);
    }
    endRecorded(call);
    return loudest(call);
  }

  private int loudest(long call) throws IOException {
    byte[] wav = Files.readAllBytes(instance.resolve("spool/monitor").resolve(file(call)));
    ByteBuffer samples = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    int loudest = 0;
    for (int i = HEADER_BYTES; i + 1 < wav.length; i += 2)
      loudest = Math.max(loudest, Math.abs(samples.getShort(i)));
    return loudest;
  }
}
