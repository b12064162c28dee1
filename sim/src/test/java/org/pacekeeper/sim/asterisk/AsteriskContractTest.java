package org.pacekeeper.sim.asterisk;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.sim.contract.PbxContract;
import org.pacekeeper.sim.contract.Rig;

@Tag("asterisk")
class AsteriskContractTest extends PbxContract {
  @TempDir static Path instance;

  @Override
  protected Rig startRig() throws Exception {
    return RealAsterisk.start(instance);
  }
}
