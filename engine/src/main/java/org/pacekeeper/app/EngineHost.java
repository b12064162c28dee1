package org.pacekeeper.app;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.pacekeeper.app.recordings.RecordingFinder;
import org.pacekeeper.app.recordings.RecordingFolders;
import org.pacekeeper.app.recordings.RecordingKeeper;
import org.pacekeeper.app.recordings.Retention;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.asterisk.AsteriskPbx;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.comply.CallingHoursRule;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent;
import org.pacekeeper.event.ControlEvent.AnswersConfigured;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.journal.JournalSettings;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.store.CallingTimes;
import org.pacekeeper.store.Database;
import org.pacekeeper.store.DoNotCallFeed;
import org.pacekeeper.store.Recordings;
import org.pacekeeper.store.SqlLeadStore;
import org.pacekeeper.store.StoreSettings;
import org.pacekeeper.telemetry.Health;
import org.pacekeeper.web.BoardClock;
import org.pacekeeper.web.BoardServer;
import org.pacekeeper.web.BoardSources;
import org.pacekeeper.web.HealthReport;
import org.pacekeeper.web.RecordingSource;
import org.pacekeeper.web.WebSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine with everything around it: database, Asterisk sessions, do-not-call feed, board. The
 * one place where the adapters meet. Started and closed on one thread.
 */
public final class EngineHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineHost.class);
  private static final long CORE_AGE_MAX_MS = 2_000;
  private static final long LAG_MAX = 10_000;
  private static final long DO_NOT_CALL_POLL_MS = 500;

  /**
   * What to start.
   *
   * @param agents logged in with the start
   * @param policies those that campaigns may name
   * @param conversations how agents are reached, what callees hear while they are away, what is
   *     recorded
   * @param recordings where this machine reaches the files of recordings
   */
  public record Plan(
      JournalSettings journal,
      StoreSettings store,
      WebSettings web,
      List<NodeSettings> nodes,
      List<TrunkSettings> trunks,
      List<CampaignSettings> campaigns,
      List<AnswersConfigured> answers,
      List<AgentLoggedIn> agents,
      List<AsteriskNode> asterisk,
      Policies policies,
      EngineClock clock,
      BoardClock boardClock,
      List<ControlEvent> conversations,
      RecordingFolders recordings) {

    /** With agents' legs and conversations as they are when nothing is said of them. */
    public Plan(
        JournalSettings journal,
        StoreSettings store,
        WebSettings web,
        List<NodeSettings> nodes,
        List<TrunkSettings> trunks,
        List<CampaignSettings> campaigns,
        List<AnswersConfigured> answers,
        List<AgentLoggedIn> agents,
        List<AsteriskNode> asterisk,
        Policies policies,
        EngineClock clock,
        BoardClock boardClock) {
      this(
          journal,
          store,
          web,
          nodes,
          trunks,
          campaigns,
          answers,
          agents,
          asterisk,
          policies,
          clock,
          boardClock,
          List.of(),
          new RecordingFolders(Map.of()));
    }
  }

  private final Database database;
  private final Engine engine;
  private final BoardServer board;
  private final ScheduledExecutorService doNotCall;
  private final Future<?> polling;
  private final RecordingKeeper recordings;

  private EngineHost(
      Database database,
      Engine engine,
      BoardServer board,
      ScheduledExecutorService doNotCall,
      Future<?> polling,
      RecordingKeeper recordings) {
    this.database = database;
    this.engine = engine;
    this.board = board;
    this.doNotCall = doNotCall;
    this.polling = polling;
    this.recordings = recordings;
  }

  /**
   * Brings all up, the board first: a port in use is known before anybody is called.
   *
   * @throws IOException when the board's port cannot be had, naming it
   * @throws IllegalStateException when the journal or the database cannot be used; nothing is left
   *     running
   */
  public static EngineHost start(Plan plan) throws IOException {
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      // 1. the board, on what there is to show so far
      Sources sources = new Sources(plan.boardClock());
      BoardServer board = BoardServer.start(plan.web(), sources.forBoard());
      opened.add(board);

      // 2. the database
      Database database = Database.open(plan.store());
      opened.add(database);

      // 3. the engine, with the store in that database and the PBX it dials
      CallingTimes times = callingTimes(plan.campaigns());
      Engine engine =
          Engine.start(
              new Engine.Setup(
                  plan.journal(),
                  plan.nodes(),
                  plan.trunks(),
                  plan.campaigns(),
                  plan.answers(),
                  plan.agents(),
                  sink -> new AsteriskPbx(plan.asterisk(), sink),
                  journalId -> SqlLeadStore.open(database, journalId, times),
                  plan.policies(),
                  plan.clock(),
                  plan.conversations()));
      opened.add(engine);
      sources.engine = engine;

      // 4. numbers that come onto the do-not-call list while leads with them are in hand
      DoNotCallFeed feed = new DoNotCallFeed(database, engine.journalId());
      ScheduledExecutorService doNotCall =
          Executors.newSingleThreadScheduledExecutor(EngineHost::daemon);
      Future<?> polling =
          doNotCall.scheduleWithFixedDelay(
              () -> poll(feed, engine), 0, DO_NOT_CALL_POLL_MS, TimeUnit.MILLISECONDS);

      // 5. recordings: heard through the board, deleted when their time is over
      Recordings kept = new Recordings(database);
      sources.recordings = new RecordingFinder(kept, plan.recordings())::find;
      RecordingKeeper keeper =
          RecordingKeeper.start(new Retention(kept, plan.recordings()), plan.clock());
      return new EngineHost(database, engine, board, doNotCall, polling, keeper);
    } catch (IOException | RuntimeException e) {
      for (int i = opened.size() - 1; i >= 0; i--) closeQuietly(opened.get(i));
      throw e;
    }
  }

  private static CallingTimes callingTimes(List<CampaignSettings> campaigns) {
    Map<String, CallingHoursRule> rules = new LinkedHashMap<>();
    for (CampaignSettings campaign : campaigns)
      rules.put(campaign.name(), new CallingHoursRule(campaign.callingHours()));
    return (campaign, zones, nowNs) -> {
      CallingHoursRule rule = rules.get(campaign);
      return rule == null ? Long.MAX_VALUE : rule.nextOpenNs(zones, nowNs);
    };
  }

  private static void poll(DoNotCallFeed feed, Engine engine) {
    try {
      feed.poll(engine::append);
    } catch (RuntimeException e) {
      LOG.warn("do-not-call list cannot be read, will try again, reason=\"{}\"", e.getMessage());
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "pacekeeper-do-not-call");
    thread.setDaemon(true);
    return thread;
  }

  public Engine engine() {
    return engine;
  }

  public Database database() {
    return database;
  }

  /** Where the board is. */
  public URI board() {
    return board.address();
  }

  @Override
  public void close() {
    polling.cancel(false);
    doNotCall.shutdown();
    recordings.close();
    closeQuietly(engine);
    closeQuietly(board);
    closeQuietly(database);
  }

  private static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("not closed cleanly, part={}", part.getClass().getSimpleName(), e);
    }
  }

  /** What the board shows; nothing but a start in progress until the engine is there. */
  private static final class Sources {
    private final BoardClock clock;
    private volatile Engine engine;
    private volatile RecordingSource recordings = RecordingSource.NONE;

    Sources(BoardClock clock) {
      this.clock = clock;
    }

    BoardSources forBoard() {
      return new BoardSources(
          () -> engine == null ? Snapshot.EMPTY : engine.snapshot(),
          () -> engine == null ? starting() : health(engine),
          () -> engine == null ? "" : engine.telemetry().scrape(),
          clock,
          (callId, part) -> recordings.find(callId, part));
    }

    private static HealthReport starting() {
      return report(List.of(new Health.Check("engine", Health.Level.DOWN, "is starting")));
    }

    private static HealthReport health(Engine engine) {
      Engine.Faults faults = engine.faults();
      List<Health.Check> checks = new ArrayList<>();
      checks.add(Health.fault("journal", faults.journal()));
      checks.add(Health.fault("core", faults.core()));
      checks.add(Health.age("core loop", faults.coreTurnAgeMs(), CORE_AGE_MAX_MS));
      checks.add(Health.fault("store", faults.store()));
      checks.add(Health.lag("dispatcher", engine.dispatcherLag(), LAG_MAX));
      checks.add(Health.lag("recorder", engine.recorderLag(), LAG_MAX));
      checks.addAll(Health.nodes(engine.snapshot()));
      checks.addAll(Health.alarms(engine.snapshot()));
      return report(checks);
    }

    private static HealthReport report(List<Health.Check> checks) {
      return new HealthReport(
          checks.stream()
              .map(
                  check ->
                      new HealthReport.Check(
                          check.name(),
                          HealthReport.Level.valueOf(check.level().name()),
                          check.detail()))
              .toList());
    }
  }
}
