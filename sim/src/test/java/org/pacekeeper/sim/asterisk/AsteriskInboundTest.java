package org.pacekeeper.sim.asterisk;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.sim.contract.InboundContract;
import org.pacekeeper.sim.contract.Rig;

@Tag("asterisk")
class AsteriskInboundTest extends InboundContract {
  @TempDir static Path instance;

  @Override
  protected Rig startRig() throws Exception {
    return RealAsterisk.start(instance);
  }
}
