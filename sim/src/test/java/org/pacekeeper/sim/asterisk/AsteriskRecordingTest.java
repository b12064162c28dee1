package org.pacekeeper.sim.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @TempDir static Path instance;

  @Override
  protected Rig startRig() throws Exception {
    return RealAsterisk.start(instance);
  }

  @Test
  void theFileHasTheAnnouncementInIt() throws IOException {
    long call = recorded(agent("anna", 1001), rig.message());
    endRecorded(call);
    assertThat(loudest(call)).as("loudest sample").isGreaterThan(LOUD);
  }

  @Test
  void aFileWithoutAnAnnouncementOfPeopleWhoSayNothingIsSilent() throws IOException {
    long call = recorded(agent("anna", 1001), "");
    endRecorded(call);
    assertThat(loudest(call)).as("loudest sample").isLessThan(LOUD);
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
