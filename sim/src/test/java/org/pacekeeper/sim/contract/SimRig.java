package org.pacekeeper.sim.contract;

import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.sim.ami.AmiServer;
import org.pacekeeper.sim.ami.AmiServerSettings;
import org.pacekeeper.sim.ami.Dialplan;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.world.World;
import org.pacekeeper.sim.world.WorldSettings;

/** The simulated exchange with the shipped dialplan, in real time. */
final class SimRig {
  /** Who calls from outside, as in {@code sim/asterisk/templates/extensions.conf}. */
  private static final String OUTSIDE =
      """
      [outside]
      exten => _[+0-9].,1,Goto(pacekeeper-inbound,${EXTEN},1)
      [elsewhere]
      exten => _[+0-9].,1,Set(PK_FALLBACK=fallback,s,1)
       same => n,Goto(pacekeeper-inbound,${EXTEN},1)
      [fallback]
      exten => s,1,Hangup(17)
      """;

  private SimRig() {}

  static Rig start() {
    World world = new World(WorldSettings.ordinary(1), new Calendar());
    AmiServerSettings settings =
        AmiServerSettings.of(0, 1, 1_767_225_600_000_000L, "pacekeeper", "not-a-secret")
            .withMessageSeconds(1);
    AmiServer server =
        AmiServer.start(settings, world, Dialplan.shippedWith(OUTSIDE), System::nanoTime);
    return new Rig() {
      @Override
      public AsteriskNode node() {
        return new AsteriskNode(
            "pbx1", "127.0.0.1", server.port(), "pacekeeper", "not-a-secret", 2);
      }

      @Override
      public void close() {
        server.close();
      }
    };
  }
}
