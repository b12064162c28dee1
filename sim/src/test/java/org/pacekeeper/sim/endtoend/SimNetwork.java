package org.pacekeeper.sim.endtoend;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.ami.AmiServer;
import org.pacekeeper.sim.ami.AmiServerSettings;
import org.pacekeeper.sim.ami.Dialplan;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.world.DialRecord;
import org.pacekeeper.sim.world.Distribution;
import org.pacekeeper.sim.world.Ending;
import org.pacekeeper.sim.world.FarEnd;
import org.pacekeeper.sim.world.World;
import org.pacekeeper.sim.world.WorldSettings;
import org.pacekeeper.sim.world.WorldSettings.Share;

/** The simulated exchange, in this process and faster than life. */
final class SimNetwork implements PhoneNetwork {
  private static final String USER = "pacekeeper";
  private static final String SECRET = "not-a-secret";

  /** The wall's, but for the time for which it was stopped. Any thread. */
  private static final class StopClock implements LongSupplier {
    private boolean stopped;
    private long stoppedAtNs;
    private long behindNs;

    @Override
    public synchronized long getAsLong() {
      return (stopped ? stoppedAtNs : System.nanoTime()) - behindNs;
    }

    synchronized void stop() {
      if (!stopped) stoppedAtNs = System.nanoTime();
      stopped = true;
    }

    synchronized void goOn() {
      if (stopped) behindNs += System.nanoTime() - stoppedAtNs;
      stopped = false;
    }
  }

  private final World world;
  private final AmiServer server;
  private final StopClock clock;

  private SimNetwork(World world, AmiServer server, StopClock clock) {
    this.world = world;
    this.server = server;
    this.clock = clock;
  }

  /**
   * @param speed how many times faster than life; the engine's own limits stay as they are
   */
  static SimNetwork start(long seed, double speed) {
    World world = new World(people(seed), new Calendar());
    AmiServerSettings settings =
        AmiServerSettings.of(0, speed, 1_767_225_600_000_000L, USER, SECRET);
    StopClock clock = new StopClock();
    return new SimNetwork(
        world, AmiServer.start(settings, world, Dialplan.shipped(), clock), clock);
  }

  /**
   * Nothing happens to anybody from the return of this on, but for what the engine commands; it may
   * still connect and ask what is up.
   */
  void stopTime() {
    clock.stop();
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    server.act(world -> stopped.complete(null));
    stopped.join();
  }

  void letTimePass() {
    clock.goOn();
  }

  /** Whether that call's callee has an agent now. */
  boolean talks(long callId) {
    return world.ledger().records().stream()
        .filter(record -> record.leg().equals(LegId.text(callId)))
        .anyMatch(record -> record.connectedAtNs() >= 0 && record.ending() == Ending.UP);
  }

  /**
   * Every eleventh talks for so long that at ten times life's speed a restart finds them talking.
   */
  private static WorldSettings people(long seed) {
    WorldSettings ordinary = WorldSettings.ordinary(seed);
    Distribution talk =
        new Distribution.Mixture(
            List.of(
                new Distribution.Mixture.Part(10, new Distribution.Uniform(5, 20)),
                new Distribution.Mixture.Part(1, new Distribution.Constant(400))));
    return new WorldSettings(
        seed,
        List.of(
            new Share(FarEnd.HUMAN, 0.35, new Distribution.Uniform(1, 9)),
            new Share(FarEnd.MACHINE, 0.10, new Distribution.Uniform(3, 9)),
            new Share(FarEnd.BUSY, 0.15, new Distribution.Constant(1)),
            new Share(FarEnd.UNALLOCATED, 0.15, new Distribution.Constant(1)),
            new Share(FarEnd.REJECTED, 0.10, new Distribution.Uniform(1, 8)),
            new Share(FarEnd.NO_ANSWER, 0.15, null)),
        ordinary.humanFactorByAttempt(),
        new Distribution.Constant(1),
        talk,
        ordinary.machineTalkSeconds(),
        new Distribution.Constant(60),
        0,
        ordinary.trunk(),
        ordinary.agents());
  }

  @Override
  public AsteriskNode node() {
    return new AsteriskNode("pbx1", "127.0.0.1", server.port(), USER, SECRET, 2);
  }

  @Override
  public String dialString() {
    return "PJSIP/{number}@carrier";
  }

  @Override
  public int ringTimeoutS() {
    return 15;
  }

  @Override
  public PhoneNumber number(int index) {
    return new PhoneNumber(12_025_550_000L + index);
  }

  @Override
  public List<PhoneNumber> dialed() {
    return world.ledger().records().stream().map(SimNetwork::number).toList();
  }

  private static PhoneNumber number(DialRecord record) {
    return new PhoneNumber(Long.parseLong(record.number()));
  }

  @Override
  public boolean admits(PhoneNumber number, Outcome outcome, int sipStatus) {
    return world.ledger().records().stream()
        .filter(record -> number(record).equals(number))
        .anyMatch(record -> admits(record, outcome));
  }

  private static boolean admits(DialRecord record, Outcome outcome) {
    return switch (record.ending()) {
      case UP -> false;
      case BUSY -> outcome == Outcome.BUSY;
      case CONGESTION -> outcome == Outcome.CONGESTION;
      case NO_ANSWER -> outcome == Outcome.NO_ANSWER;
      // By the ring timeout, or by an engine that was away for longer than a call may ring.
      case CANCELLED -> outcome == Outcome.NO_ANSWER || outcome == Outcome.CANCELLED;
      case UNALLOCATED -> outcome == Outcome.INVALID;
      case REJECTED -> outcome == Outcome.REJECTED;
      case HUNG_UP_WAITING, RELEASED_WAITING -> outcome == Outcome.ABANDONED;
      case HUNG_UP, RELEASED -> outcome == Outcome.CONNECTED;
    };
  }

  @Override
  public void close() {
    server.close();
  }
}
