package org.pacekeeper.sim.asterisk;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.sim.contract.ReconnectContract;
import org.pacekeeper.sim.contract.Rig;

/** {@link ReconnectContract} against a real Asterisk. */
@Tag("asterisk")
class AsteriskReconnectTest extends ReconnectContract {
  @TempDir static Path instance;

  @Override
  protected Rig startRig() throws Exception {
    return RealAsterisk.start(instance);
  }
}
