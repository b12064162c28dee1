package org.pacekeeper.app;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.core.EventSink;
import org.pacekeeper.core.LeadStore;
import org.pacekeeper.core.Pbx;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.AgentEvent.AgentLoggedOut;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent;
import org.pacekeeper.event.ControlEvent.AnswersConfigured;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.ControlEvent.CampaignPaused;
import org.pacekeeper.event.ControlEvent.CampaignResumed;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.ControlEvent.EngineStarted;
import org.pacekeeper.event.ControlEvent.EngineStopping;
import org.pacekeeper.event.ControlEvent.HangupOrdered;
import org.pacekeeper.event.ControlEvent.NodeConfigured;
import org.pacekeeper.event.ControlEvent.TrunkConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeDisconnected;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.journal.JournalSettings;
import org.pacekeeper.journal.Journals;
import org.pacekeeper.journal.Position;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.telemetry.Telemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running engine: journals, core, dispatcher and recorder, wired in the order in which they are
 * needed. The PBX, the lead store and the clock come from outside, so that the same engine dials a
 * real PBX or a simulated one.
 *
 * <p>{@link #start}, {@link #stop} and {@link #close} on one thread; the rest on any.
 */
public final class Engine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final String DISPATCHED = "dispatched";
  private static final String NOT_IN_SETTINGS = "the settings no longer name it";
  private static final Duration HANDED_OVER_WITHIN = Duration.ofSeconds(5);

  /**
   * What an engine is made of.
   *
   * @param agents those who are logged in with the start; whoever else the journal knows to be at
   *     work is logged out
   * @param pbx makes the PBX, given the way in for its events
   * @param store makes the lead store, given the journal's id
   * @param conversations how agents are reached, and what callees hear while they are away
   */
  public record Setup(
      JournalSettings journal,
      List<NodeSettings> nodes,
      List<TrunkSettings> trunks,
      List<CampaignSettings> campaigns,
      List<AnswersConfigured> answers,
      List<AgentLoggedIn> agents,
      Function<EventSink, Pbx> pbx,
      Function<String, LeadStore> store,
      Policies policies,
      EngineClock clock,
      List<ControlEvent> conversations) {}

  private final Setup setup;
  private final EngineClock clock;
  private final Wakeup coreWakeup = new Wakeup();
  private final Wakeup dispatcherWakeup = new Wakeup();
  private final Wakeup recorderWakeup = new Wakeup();
  private final List<Thread> threads = new ArrayList<>();
  private final Telemetry telemetry = new Telemetry(this::snapshot);
  private Journals journals;
  private LeadStore store;
  private Pbx pbx;
  private CoreLoop loop;
  private Dispatcher dispatcher;
  private Recorder recorder;
  private boolean closed;

  private Engine(Setup setup) {
    this.setup = setup;
    this.clock = setup.clock();
  }

  /**
   * Brings an engine up: state from the journal, store brought up to it, then threads and PBX.
   *
   * @throws IllegalStateException when the journal is in use, does not repeat, or the store cannot
   *     be written; nothing is left running
   */
  public static Engine start(Setup setup) {
    Engine engine = new Engine(setup);
    try {
      engine.start();
      return engine;
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  private void start() {
    // 1. the journals, healed where a crash has torn them
    journals = Journals.open(setup.journal(), clock);
    journals.healed().forEach(text -> LOG.warn("journal healed, detail=\"{}\"", text));

    // 2. the core, folded from its last checkpoint to the journal's end
    Recovery recovery = Recovery.of(journals, setup.policies());
    long lastEvent = journals.events().lastSequence();

    // 3. the store, brought up to the commands; leads claimed for a core that is gone are freed
    store = setup.store().apply(journals.id());
    journals.commands().continueAfter(store.position());
    recorder =
        new Recorder(
            journals.commands().reader(store.position() + 1), store, this::append, recorderWakeup);
    Set<Long> held = new HashSet<>(recovery.core().heldLeads());
    held.addAll(recorder.catchUp());
    store.releaseClaimsExcept(held);

    // 4. this run begins: whatever was decided before and not sent is stale
    int instance = new SecureRandom().nextInt();
    long began = append(new EngineStarted(instance, Version.TEXT));
    setup.nodes().forEach(node -> append(new NodeConfigured(node)));
    setup.trunks().forEach(trunk -> append(new TrunkConfigured(trunk)));
    setup.campaigns().forEach(campaign -> append(new CampaignConfigured(campaign)));
    setup.answers().forEach(this::append);
    setup.conversations().forEach(this::append);
    settleWithSettings(recovery.core().snapshot());
    setup.agents().forEach(this::append);

    // 5. the loops, and the PBX whose events they read
    loop =
        new CoreLoop(
            recovery.core(),
            lastEvent,
            journals.events(),
            journals.commands(),
            clock,
            coreWakeup,
            listener());
    pbx = setup.pbx().apply(this::append);
    Position dispatched = journals.position(DISPATCHED);
    dispatcher =
        new Dispatcher(
            journals.commands().reader(dispatched.get() + 1),
            dispatched,
            pbx,
            this::append,
            dispatcherWakeup,
            began,
            this::beforeOriginate);
    telemetry.watchQueue("dispatcher", this::dispatcherLag);
    telemetry.watchQueue("store", this::recorderLag);
    run("core", loop);
    run("recorder", recorder);
    run("dispatcher", dispatcher);
    pbx.start();
    LOG.info(
        "engine started, data={} events={} instance={}",
        setup.journal().folder(),
        lastEvent,
        Integer.toHexString(instance));
  }

  /**
   * What the journal knows and the settings no longer name does not dial, and is not dialed for.
   */
  private void settleWithSettings(Snapshot known) {
    for (Snapshot.CampaignView campaign : known.campaigns()) {
      boolean named =
          setup.campaigns().stream().anyMatch(each -> each.name().equals(campaign.name()));
      if (!named) append(new CampaignPaused(campaign.name(), NOT_IN_SETTINGS));
      else if (campaign.pausedBecause().equals(NOT_IN_SETTINGS))
        append(new CampaignResumed(campaign.name()));
    }
    for (Snapshot.AgentView agent : known.agents())
      if (setup.agents().stream().noneMatch(each -> each.agent().equals(agent.name())))
        append(new AgentLoggedOut(agent.name()));
  }

  /** Appends an event and wakes the core. Any thread. */
  public long append(Event event) {
    long sequence = journals.events().append(event);
    if (event instanceof NodeConnected connected) changed(connected.node(), sequence);
    else if (event instanceof NodeDisconnected lost) changed(lost.node(), sequence);
    coreWakeup.wake();
    return sequence;
  }

  private void changed(String node, long sequence) {
    if (dispatcher != null) dispatcher.nodeChanged(node, sequence);
  }

  private void beforeOriginate(CommandRecord originate) {
    telemetry.eventToOriginate().recordNs(clock.realNs(clock.getAsLong() - originate.timeNs()));
  }

  private CoreLoop.Listener listener() {
    return new CoreLoop.Listener() {
      @Override
      public void applied(EventRecord event, long nanos) {
        telemetry.decision().recordNs(nanos);
      }

      @Override
      public void commanded() {
        dispatcherWakeup.wake();
        recorderWakeup.wake();
      }

      @Override
      public void checkpointed(long sequence, Checkpointed made) {
        journals.checkpoint().save(sequence);
        long commandsDone = Math.min(dispatcher.handled(), recorder.handled());
        journals.retain(made.afterSequence() + 1, Math.min(made.afterCommand(), commandsDone) + 1);
      }
    };
  }

  private void run(String name, Runnable loopToRun) {
    Thread thread = new Thread(loopToRun, "pacekeeper-" + name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** The state at most a tenth of a second ago. */
  public Snapshot snapshot() {
    return loop == null ? Snapshot.EMPTY : loop.snapshot();
  }

  /** Identifies the journal for ever. */
  public String journalId() {
    return journals.id();
  }

  public Telemetry telemetry() {
    return telemetry;
  }

  public EngineClock clock() {
    return clock;
  }

  /** What is wrong in the engine itself; empty texts for what is right. */
  public Faults faults() {
    return new Faults(
        journals.fault(),
        loop.failure(),
        recorder.failure(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - loop.turnAtNanoTime()));
  }

  /**
   * @param coreTurnAgeMs how long ago the core's loop last went round
   */
  public record Faults(String journal, String core, String store, long coreTurnAgeMs) {}

  /** Commands that the dispatcher, and those that the store has not taken in yet. */
  public long dispatcherLag() {
    return journals.commands().lastSequence() - dispatcher.handled();
  }

  public long recorderLag() {
    return journals.commands().lastSequence() - recorder.handled();
  }

  public long lastEvent() {
    return journals.events().lastSequence();
  }

  public long lastCommand() {
    return journals.commands().lastSequence();
  }

  /**
   * Places no further call and waits for those that are up.
   *
   * @param within how long at most, by the wall
   * @param hangup what is to be done then: end all calls and agents' legs; else what is still up
   *     stays up, to be found again by the next start
   * @return calls that were still up when the time was over
   */
  public int stop(String reason, Duration within, boolean hangup) {
    append(new EngineStopping(reason));
    long stopping = lastEvent();
    await(() -> loop.snapshot().sequence() >= stopping, HANDED_OVER_WITHIN);
    await(() -> loop.callsUp() == 0, within);
    int left = loop.callsUp();
    if (hangup || left == 0) {
      append(new HangupOrdered(reason));
      await(() -> loop.callsUp() == 0, HANDED_OVER_WITHIN);
    }
    return left;
  }

  private void await(BooleanSupplier condition, Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    while (!condition.getAsBoolean()
        && loop.failure().isEmpty()
        && System.nanoTime() - deadline < 0) LockSupport.parkNanos(2_000_000);
  }

  /**
   * Ends the process's part; without {@link #stop} calls stay up, to be found again by the next
   * start.
   */
  @Override
  public void close() {
    if (closed) return;
    closed = true;
    if (dispatcher != null) {
      await(() -> dispatcherLag() == 0, HANDED_OVER_WITHIN);
      dispatcher.stop();
    }
    join("pacekeeper-dispatcher");
    if (pbx != null) pbx.close();
    if (loop != null) loop.stop();
    join("pacekeeper-core");
    if (recorder != null) recorder.stop();
    join("pacekeeper-recorder");
    if (store != null) store.close();
    if (journals != null) journals.close();
    telemetry.close();
  }

  private void join(String name) {
    for (Thread thread : threads) {
      if (!thread.getName().equals(name)) continue;
      try {
        thread.join(HANDED_OVER_WITHIN.toMillis());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
