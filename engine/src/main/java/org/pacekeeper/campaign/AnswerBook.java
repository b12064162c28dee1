package org.pacekeeper.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pacekeeper.comply.AbandonLedger;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.AnswerSettings.MachineMode;
import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.Heard;
import org.pacekeeper.predict.MachineDetection;
import org.pacekeeper.predict.Memory;

/**
 * What one campaign knows of what picks up: what detection heard and how often it was wrong, who
 * asked by a keypress not to be called, which caller ids the network blocks. Core thread only.
 */
public final class AnswerBook {
  /** Calls whose agent may still say what they were; the oldest are forgotten. */
  private static final int UNJUDGED_MAX = 10_000;

  /** Caller ids that are counted one by one; a campaign has far fewer. */
  private static final int CALLER_IDS_MAX = 10_000;

  private AnswerSettings settings;
  private final MachineDetection detection = new MachineDetection();
  private final Counts<Heard> heard = new Counts<>(Heard.class);
  private final Map<Long, Heard> unjudged = new LinkedHashMap<>();
  private final TreeMap<String, Long> blocked = new TreeMap<>();
  private int sinceSample;
  private double missed;
  private long missedBooked;
  private long optOuts;

  /** Whether the campaign was told what to do with answers. */
  public boolean isConfigured() {
    return settings != null;
  }

  /** What it was told, else what holds for a campaign of which nothing was said. */
  public AnswerSettings settings() {
    return settings == null ? AnswerSettings.DEFAULTS : settings;
  }

  public void configure(AnswerSettings newSettings) {
    settings = newSettings;
  }

  /** Whether calls are listened to before they count as answered. */
  public boolean listens() {
    return settings().mode() != MachineMode.OFF;
  }

  public MachineDetection detection() {
    return detection;
  }

  /** Detection has spoken. */
  public void heard(Heard what) {
    heard.add(what, 1);
  }

  /** How many calls detection took for what; every verdict is present. */
  public Map<Heard, Long> heard() {
    return heard.all();
  }

  /** Whether this call, taken for a machine, goes to an agent who will say what it was. */
  public boolean takeSample() {
    if (settings().sampleEvery() <= 0) return false;
    sinceSample++;
    if (sinceSample < settings().sampleEvery()) return false;
    sinceSample = 0;
    return true;
  }

  /** An agent talks on a call that detection heard; what they say of it is waited for. */
  public void toJudge(long callId, Heard what) {
    unjudged.put(callId, what);
    if (unjudged.size() > UNJUDGED_MAX) unjudged.remove(unjudged.keySet().iterator().next());
  }

  /** The agent's word; the first for each call counts. */
  public void judge(long callId, boolean wasMachine) {
    Heard what = unjudged.remove(callId);
    if (what != null) detection.judged(what == Heard.MACHINE, wasMachine);
  }

  /**
   * A call taken for a machine was turned away. Some of these are persons, who were answered and
   * abandoned (Ofcom, 2016: a reasoned estimate belongs into the rate): their expected number goes
   * into the ledger whenever it makes a whole one.
   */
  public void turnedAway(AbandonLedger ledger, long nowNs) {
    missed += detection.personsAmongMachines(settings().assumedErrorFraction());
    while (missed >= 1) {
      ledger.answered(nowNs);
      ledger.abandoned(nowNs);
      missed -= 1;
      missedBooked++;
    }
  }

  /** One of them is known, and in the ledger: one fewer is to be expected. */
  public void knownAfterAll() {
    missed -= 1;
  }

  public void optedOut() {
    optOuts++;
  }

  /** The network refused a call for its caller id. */
  public void blocked(String callerId) {
    if (blocked.size() < CALLER_IDS_MAX || blocked.containsKey(callerId))
      blocked.merge(callerId, 1L, Long::sum);
  }

  /** How many calls were refused for their caller id, by caller id, in their order. */
  public Map<String, Long> blocked() {
    return blocked;
  }

  /** Persons taken for machines that the ledger holds by estimate. */
  public long missedBooked() {
    return missedBooked;
  }

  public long optOuts() {
    return optOuts;
  }

  Checkpoint.Answers checkpoint() {
    Memory memory = Memory.blank();
    detection.write(memory);
    Map<String, Long> counts = new TreeMap<>();
    heard.all().forEach((what, count) -> counts.put(what.name(), count));
    List<Checkpoint.Unjudged> waiting = new ArrayList<>();
    unjudged.forEach((callId, what) -> waiting.add(new Checkpoint.Unjudged(callId, what.name())));
    return new Checkpoint.Answers(
        settings,
        memory.written(),
        counts,
        sinceSample,
        missed,
        missedBooked,
        optOuts,
        new TreeMap<>(blocked),
        waiting);
  }

  /**
   * @param from null in a checkpoint that was written before there were such books
   */
  void restore(Checkpoint.Answers from) {
    if (from == null) return;
    settings = from.settings();
    detection.read(Memory.of(from.detection()));
    from.heard().forEach((what, count) -> heard.add(Heard.valueOf(what), count));
    sinceSample = from.sinceSample();
    missed = from.missed();
    missedBooked = from.missedBooked();
    optOuts = from.optOuts();
    blocked.putAll(from.blocked());
    for (Checkpoint.Unjudged call : from.unjudged())
      unjudged.put(call.callId(), Heard.valueOf(call.heard()));
  }
}
