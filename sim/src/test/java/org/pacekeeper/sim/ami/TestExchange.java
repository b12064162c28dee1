package org.pacekeeper.sim.ami;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.world.World;
import org.pacekeeper.sim.world.WorldSettings;

/** A server over an ordinary world, with a small dialplan, and its clients. */
final class TestExchange implements AutoCloseable {
  static final String USER = "dialer";
  static final String SECRET = "not-a-secret";
  static final String DIALPLAN =
      """
      [dialer]
      exten => hold,1,UserEvent(CustomerWaiting,Lead: ${LEAD})
       same => n,BridgeWait(customers,participant,e(s)S(${HOLD}))
       same => n,UserEvent(CustomerAbandoned,Lead: ${LEAD})
       same => n,Playback(vm-goodbye)
       same => n,Hangup(16)
      [agent-wait]
      exten => _1XXX,1,UserEvent(AgentReady,Agent: ${EXTEN})
       same => n(w),BridgeWait(agents,participant,e(s))
       same => n,UserEvent(AgentBack,Agent: ${EXTEN})
       same => n,Goto(w)
      """;

  private final AmiServer server;
  private final World world;
  private final List<AmiClient> clients = new ArrayList<>();

  TestExchange(WorldSettings worldSettings, AmiServerSettings settings, String dialplan) {
    world = new World(worldSettings, new Calendar());
    server = AmiServer.start(settings, world, Dialplan.parse(dialplan), System::nanoTime);
  }

  TestExchange(double speed) {
    this(speed, DIALPLAN);
  }

  TestExchange(double speed, String dialplan) {
    this(WorldSettings.ordinary(1), settings(speed), dialplan);
  }

  TestExchange(AmiServerSettings settings) {
    this(WorldSettings.ordinary(1), settings, DIALPLAN);
  }

  static AmiServerSettings with(
      AmiServerSettings usual, int sessionsMax, int authTimeoutMs, int pendingBytesMax) {
    return new AmiServerSettings(
        usual.port(),
        usual.speed(),
        usual.epochStartMicros(),
        usual.accounts(),
        usual.trunks(),
        usual.phones(),
        usual.messageSeconds(),
        sessionsMax,
        usual.writeTimeoutMs(),
        authTimeoutMs,
        pendingBytesMax);
  }

  static AmiServerSettings settings(double speed) {
    return AmiServerSettings.of(0, speed, 1_767_225_600_000_000L, USER, SECRET);
  }

  AmiServer server() {
    return server;
  }

  World world() {
    return world;
  }

  AmiClient connect() throws IOException {
    AmiClient client = new AmiClient(server.port());
    clients.add(client);
    return client;
  }

  AmiClient login() throws IOException {
    return connect().login(USER, SECRET);
  }

  @Override
  public void close() throws IOException {
    for (AmiClient client : clients) client.close();
    server.close();
  }
}
