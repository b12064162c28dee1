package org.pacekeeper.sim.asterisk;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.sim.contract.ConnectContract;
import org.pacekeeper.sim.contract.Rig;

/** {@link ConnectContract} against a real Asterisk. */
@Tag("asterisk")
class AsteriskConnectTest extends ConnectContract {
  @TempDir static Path instance;

  @Override
  protected Rig startRig() throws Exception {
    return RealAsterisk.start(instance);
  }
}
