package org.pacekeeper.sim.asterisk;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.sim.contract.KeyContract;
import org.pacekeeper.sim.contract.Rig;

/** {@link KeyContract} against a real Asterisk. */
@Tag("asterisk")
class AsteriskKeyTest extends KeyContract {
  @TempDir static Path folder;

  @Override
  protected Rig startRig() throws Exception {
    return RealAsterisk.start(folder.resolve("asterisk"));
  }
}
