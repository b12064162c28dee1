package org.pacekeeper.sim.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.command.StoreCommand;
import org.pacekeeper.comply.CallingHoursRule;
import org.pacekeeper.core.DialerCore;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent.Tick;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.pbx.Callees;
import org.pacekeeper.sim.pbx.Callers;
import org.pacekeeper.sim.pbx.Floor;
import org.pacekeeper.sim.pbx.VirtualPbx;
import org.pacekeeper.sim.report.FigureBook;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.scenario.Scenario;

/**
 * One run: one policy in one scenario with one seed, from the scenario's start to its end. Made
 * once, run once, on one thread; other runs may go on at the same time.
 */
public final class SimRun {
  /**
   * The engine decides on every event; ticks only cover the silence between them. Five times rarer
   * than live, where they also serve the board: small floors spend half of their events on ticks,
   * and no timer waits for one.
   */
  static final long TICK_NS = 500_000_000L;

  private final Scenario scenario;
  private String label;
  private final long seed;
  private final long tickNs;
  private final List<RunProbe> probes = new ArrayList<>();
  private final Calendar calendar = new Calendar();
  private final ArrayDeque<Event> pending = new ArrayDeque<>();
  private final long startNs;
  private final Floor floor;
  private final VirtualPbx pbx;
  private final Callers callers;
  private final MemoryLeads leads;
  private final FigureBook book;
  private final RunView view;
  private final DialerCore core;
  private long sequence;
  private long nextTickNs;

  /**
   * @param policies those that {@code policy} may name
   * @throws IllegalArgumentException when the policy is not known
   */
  public SimRun(Scenario scenario, String policy, long seed, Policies policies) {
    this(scenario, policy, seed, view -> policies, TICK_NS);
  }

  /**
   * @param policies those that {@code policy} may name; given the run's world, for policies that
   *     know the future
   * @param tickNs how long nothing may happen until the engine is told that time passed
   * @throws IllegalArgumentException when the policy is not known
   */
  public SimRun(
      Scenario scenario,
      String policy,
      long seed,
      Function<RunView, Policies> policies,
      long tickNs) {
    this.scenario = scenario;
    this.label = policy;
    this.seed = seed;
    this.tickNs = tickNs;
    startNs = scenario.start().toEpochSecond() * 1_000_000_000L;
    CampaignSettings campaign = CallCenter.campaign(scenario, policy);
    book = new FigureBook(scenario.warmupNs(), campaign.abandonAfterMs() * 1_000_000L);
    Callees callees = new Callees(scenario, seed);
    floor = new Floor(scenario, seed, CallCenter.CAMPAIGN, CallCenter.NODE, calendar, pending::add);
    callers =
        new Callers(
            scenario.inbound(),
            seed,
            CallCenter.NODE,
            CallCenter.INBOUND_NUMBER,
            calendar,
            pending::add);
    pbx =
        new VirtualPbx(
            scenario,
            callees,
            floor,
            calendar,
            callId -> book.personPickedUp(callId, calendar.nowNs()),
            pending::add,
            callers);
    leads =
        new MemoryLeads(
            scenario.leads(), new CallingHoursRule(campaign.callingHours()), seed, pending::add);
    view = new RunView(scenario, calendar, callees, floor, pbx, book);
    Policies known = policies.apply(view);
    known.create(policy);
    core = new DialerCore(known);
    view.core(core);
    pending.addAll(CallCenter.opening(scenario, campaign));
  }

  /** Lets the figures carry another name than the policy's. */
  public SimRun named(String newLabel) {
    label = newLabel;
    return this;
  }

  /** Lets a probe look on. */
  public SimRun with(RunProbe probe) {
    probes.add(probe);
    return this;
  }

  /** Runs to the end. */
  public Figures run() {
    long nanoTime = System.nanoTime();
    floor.begin();
    callers.begin();
    drain();
    while (step()) {}
    calendar.advanceTo(scenario.durationNs(), 0);
    book.advance(scenario.durationNs());
    for (RunProbe probe : probes) probe.ended(view);
    double wallSeconds = (System.nanoTime() - nanoTime) * 1e-9;
    return book.figures(scenario.name(), label, seed, scenario.agentsMax(), wallSeconds, sequence);
  }

  /** To the next thing that happens; false when it is past the end. */
  private boolean step() {
    long timerNs = core.nextDeadlineNs() == Long.MAX_VALUE ? nextTickNs : untilTimerNs();
    long quietUntilNs = Math.min(timerNs, nextTickNs);
    if (Math.min(quietUntilNs, calendar.nextTimeNs()) >= scenario.durationNs()) return false;
    if (calendar.nextTimeNs() <= quietUntilNs) {
      calendar.runNext();
    } else {
      calendar.advanceTo(quietUntilNs, 0);
      nextTickNs = quietUntilNs + tickNs;
      pending.add(new Tick());
    }
    drain();
    return true;
  }

  private long untilTimerNs() {
    return Math.max(calendar.nowNs(), core.nextDeadlineNs() - startNs);
  }

  /** Tells the engine what has happened, and what happens at once by its commands. */
  private void drain() {
    for (Event event = pending.poll(); event != null; event = pending.poll()) {
      long nowNs = calendar.nowNs();
      EventRecord record = new EventRecord(++sequence, startNs + nowNs, event);
      book.event(nowNs, event);
      core.apply(record, this::execute);
      if (probes.isEmpty()) continue;
      view.pending(pending.size());
      for (RunProbe probe : probes) probe.applied(record, view);
    }
  }

  private void execute(Command command) {
    book.command(calendar.nowNs(), command);
    for (int i = 0; i < probes.size(); i++) probes.get(i).decided(command);
    if (command instanceof PbxCommand c) pbx.execute(c);
    else if (command instanceof StoreCommand c) leads.execute(c, startNs + calendar.nowNs());
  }
}
