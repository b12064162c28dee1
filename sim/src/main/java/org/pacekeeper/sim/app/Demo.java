package org.pacekeeper.sim.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.pacekeeper.app.Engine;
import org.pacekeeper.app.EngineClock;
import org.pacekeeper.app.EngineHost;
import org.pacekeeper.app.recordings.RecordingFolders;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.AgentEvent.AgentPaused;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.ControlEvent.AnswersConfigured;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.journal.JournalSettings;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.sim.ami.AmiServer;
import org.pacekeeper.sim.ami.AmiServerSettings;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.world.Desk;
import org.pacekeeper.sim.world.World;
import org.pacekeeper.store.Database;
import org.pacekeeper.store.ImportOptions;
import org.pacekeeper.store.ImportProgress;
import org.pacekeeper.store.ImportResult;
import org.pacekeeper.store.LeadImport;
import org.pacekeeper.store.StoreSettings;
import org.pacekeeper.telemetry.LatencyView;
import org.pacekeeper.web.BoardClock;
import org.pacekeeper.web.WebSettings;

/**
 * The whole product with nothing to install: the engine with its journals, an embedded database and
 * the board, dialing simulated people through Asterisk-Java and a real manager-protocol socket.
 * Only the exchange and the people behind it are simulated. Started and closed on one thread.
 */
public final class Demo implements AutoCloseable {
  /** A Tuesday when it is calling time from New York (noon) to Los Angeles (nine) and in Europe. */
  static final Instant SIMULATED_START = Instant.parse("2026-03-03T17:00:00Z");

  private static final String CAMPAIGN = "demo";
  private static final String NODE = "simulated";
  private static final String USER = "pacekeeper";
  private static final String SECRET = "simulated";

  /**
   * What to show.
   *
   * @param speed how many times faster than real time
   * @param port of the board, 0 for a free one
   * @param dataDir for journals and database; begun anew
   * @param scene whom the world has
   */
  public record Options(
      int agents,
      double speed,
      int port,
      Path leads,
      long seed,
      String policy,
      Path dataDir,
      DemoScene scene) {

    /** Of ordinary people, who do not call by themselves. */
    public Options(
        int agents, double speed, int port, Path leads, long seed, String policy, Path dataDir) {
      this(agents, speed, port, leads, seed, policy, dataDir, DemoScene.ordinary());
    }
  }

  private final Options options;
  private final World world;
  private final AmiServer exchange;
  private final EngineHost host;
  private final ImportResult imported;
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final long startedNanoTime = System.nanoTime();
  private boolean closed;

  private Demo(
      Options options, World world, AmiServer exchange, EngineHost host, ImportResult imported) {
    this.options = options;
    this.world = world;
    this.exchange = exchange;
    this.host = host;
    this.imported = imported;
  }

  /**
   * Brings all up; agents are at work when it returns.
   *
   * @throws IOException when the board's port cannot be had
   * @throws IllegalArgumentException when the policy or the lead file cannot be used
   * @throws IllegalStateException when the data folder cannot be used; nothing is left running
   */
  public static Demo start(Options options) throws IOException {
    Policies.shipped().create(options.policy());
    StoreSettings store = StoreSettings.sqlite(options.dataDir().resolve("leads.db"));
    ImportResult imported = importLeads(options, store);
    EngineClock clock = EngineClock.simulated(SIMULATED_START, options.speed());
    World world = new World(options.scene().world(options.seed()), new Calendar());
    AmiServer exchange =
        AmiServer.start(
            AmiServerSettings.of(
                0,
                options.speed(),
                TimeUnit.SECONDS.toMicros(SIMULATED_START.getEpochSecond()),
                USER,
                SECRET),
            world,
            DemoScene.dialplan(),
            System::nanoTime);
    try {
      EngineHost host = EngineHost.start(plan(options, store, clock, exchange.port()));
      Demo demo = new Demo(options, world, exchange, host, imported);
      demo.agentsComeToWork();
      exchange.act(options.scene()::begin);
      return demo;
    } catch (IOException | RuntimeException e) {
      exchange.close();
      throw e;
    }
  }

  private static ImportResult importLeads(Options options, StoreSettings store) {
    try (Database database = Database.open(store)) {
      return new LeadImport(database)
          .run(
              options.leads(),
              ImportOptions.of(CAMPAIGN).withRegion("US"),
              TimeUnit.SECONDS.toNanos(SIMULATED_START.getEpochSecond()),
              ImportProgress.NONE);
    }
  }

  private static EngineHost.Plan plan(
      Options options, StoreSettings store, EngineClock clock, int managerPort) {
    return new EngineHost.Plan(
        new JournalSettings(
            journalDir(options), JournalSettings.Sync.NONE, 1_000, JournalSettings.Roll.DAILY, 30),
        store,
        new WebSettings("127.0.0.1", options.port()),
        List.of(new NodeSettings(NODE, 10_000, 200)),
        List.of(options.scene().trunk(NODE)),
        List.of(options.scene().campaign(CAMPAIGN, options.policy())),
        List.of(new AnswersConfigured(CAMPAIGN, AnswerSettings.DEFAULTS)),
        List.of(),
        List.of(new AsteriskNode(NODE, "127.0.0.1", managerPort, USER, SECRET, 2)),
        Policies.shipped(),
        clock,
        BoardClock.simulated(options.speed()),
        options.scene().calls(CAMPAIGN),
        new RecordingFolders(Map.of()));
  }

  private void agentsComeToWork() {
    EngineDesk desk = new EngineDesk(host.engine());
    exchange.act(
        there -> {
          for (int i = 1; i <= options.agents(); i++)
            there.addAgent(String.format("agent-%03d", i), desk).logIn();
        });
  }

  /** The simulated agents' desk: what they do there goes to the engine as any agent's would. */
  private record EngineDesk(Engine engine) implements Desk {
    @Override
    public void loggedIn(String agent) {
      engine.append(new AgentLoggedIn(agent, CAMPAIGN, NODE, "Local/" + agent + "@agents/n"));
    }

    @Override
    public void ready(String agent) {
      engine.append(new AgentReady(agent));
    }

    @Override
    public void paused(String agent, String reason) {
      engine.append(new AgentPaused(agent, reason));
    }

    @Override
    public void disposition(String agent, String calleeLeg, String code) {
      engine.append(new DispositionRecorded(agent, LegId.parse(calleeLeg), code, ""));
    }
  }

  static Path journalDir(Options options) {
    return options.dataDir().resolve(DemoFiles.JOURNAL);
  }

  /** Where the board is. */
  public URI board() {
    return host.board();
  }

  /** How the lead file was read. */
  public ImportResult imported() {
    return imported;
  }

  /** The engine's state, for a line of progress. */
  public Snapshot snapshot() {
    return host.engine().snapshot();
  }

  /**
   * Waits until the time is over or somebody interrupts.
   *
   * @param duration by the wall; zero for until interrupted
   * @return whether somebody interrupted
   */
  public boolean await(Duration duration) throws InterruptedException {
    if (!duration.isZero()) return interrupted.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    interrupted.await();
    return true;
  }

  /** Ends the wait. Any thread. */
  public void interrupt() {
    interrupted.countDown();
  }

  /**
   * Ends the demo: no further call, those that are up are hung up, and the books are compared.
   *
   * @return what it came to
   */
  public DemoSummary finish() {
    double wallSeconds = (System.nanoTime() - startedNanoTime) * 1e-9;
    host.engine().stop("the demo is over", Duration.ZERO, true);
    LatencyView decision = host.engine().telemetry().decision().view();
    LatencyView eventToOriginate = host.engine().telemetry().eventToOriginate().view();
    close();
    return DemoSummary.of(options, world, wallSeconds, decision, eventToOriginate);
  }

  /**
   * The simulated people first: nothing may happen that the engine does not take in. Again does
   * nothing, for {@link #finish} closes too.
   */
  @Override
  public void close() {
    if (closed) return;
    closed = true;
    exchange.close();
    host.close();
  }
}
