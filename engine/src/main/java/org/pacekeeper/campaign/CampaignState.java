package org.pacekeeper.campaign;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.comply.AbandonLedger;
import org.pacekeeper.comply.AbandonWindow;
import org.pacekeeper.comply.CallingHoursRule;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.lead.ReadyQueue;

/**
 * One campaign: its settings and what they were made into, its leads in hand, its figures. Core
 * thread only.
 */
public final class CampaignState {
  private CampaignSettings settings;
  private CallingHoursRule callingHours;
  private AbandonLedger ledger;

  public final ReadyQueue ready = new ReadyQueue();

  /** What picks up, and what is done with it. */
  public final AnswerBook answers = new AnswerBook();

  /** Calls from outside. */
  public final InboundBook inbound = new InboundBook();

  public final RecordingBook recordings = new RecordingBook();

  /** Why it is paused; empty when it runs. */
  public String pausedBecause = "";

  /** The fetch whose answer is awaited, 0 when none. */
  public long fetchId;

  /** Epoch ns before which no other fetch is made. */
  public long fetchNotBeforeNs;

  /** In the store, not final, as of the last fetch. */
  public long leadsRemaining;

  /** Originates in a row that never became a call by our own mistake. */
  public int faultsInARow;

  public long originated;
  private final Counts<Outcome> outcomes = new Counts<>(Outcome.class);

  /** Why the decision last written down was not for one call more, null at first. */
  public LimitingFactor notedLimit;

  /** For people; not part of what decisions depend on. */
  public NoteDecision lastDecision;

  public long lastDecisionAtNs;

  public CampaignState(CampaignSettings settings) {
    this.ledger = new AbandonLedger(window(settings));
    configure(settings);
  }

  /**
   * Takes other settings; the ledger goes on unless its window changed, when it is counted anew
   * into the new one.
   */
  public void configure(CampaignSettings newSettings) {
    if (settings != null && hasOtherWindow(newSettings)) {
      AbandonLedger other = new AbandonLedger(window(newSettings));
      other.restore(ledger.checkpoint());
      ledger = other;
    }
    settings = newSettings;
    callingHours = new CallingHoursRule(newSettings.callingHours());
  }

  private static AbandonWindow window(CampaignSettings settings) {
    return new AbandonWindow(settings.abandonWindowMs(), settings.abandonWindowZone());
  }

  private boolean hasOtherWindow(CampaignSettings other) {
    return settings.abandonWindowMs() != other.abandonWindowMs()
        || !settings.abandonWindowZone().equals(other.abandonWindowZone());
  }

  public CampaignSettings settings() {
    return settings;
  }

  public CallingHoursRule callingHours() {
    return callingHours;
  }

  public AbandonLedger ledger() {
    return ledger;
  }

  /** Dials again, whatever it was paused for. */
  public void resume() {
    pausedBecause = "";
    faultsInARow = 0;
  }

  public void count(Outcome outcome) {
    outcomes.add(outcome, 1);
  }

  /** An attempt that was counted before is to be called otherwise. */
  public void recount(Outcome from, Outcome to) {
    outcomes.move(from, to);
  }

  /** How many attempts ended with each outcome; every outcome is present. */
  public Map<Outcome, Long> outcomes() {
    return outcomes.all();
  }

  /**
   * @param policyMemory what its policy has learned
   * @param floors when it has several; else empty
   */
  public Checkpoint.Campaign checkpoint(List<Double> policyMemory, List<Checkpoint.Floor> floors) {
    Map<String, Long> counts = new TreeMap<>();
    outcomes.all().forEach((outcome, count) -> counts.put(outcome.name(), count));
    return new Checkpoint.Campaign(
        settings,
        pausedBecause,
        ready.all(),
        fetchId,
        fetchNotBeforeNs,
        leadsRemaining,
        faultsInARow,
        originated,
        counts,
        ledger.checkpoint(),
        notedLimit == null ? "" : notedLimit.name(),
        policyMemory,
        answers.checkpoint(),
        floors,
        inbound.checkpoint(),
        recordings.checkpoint());
  }

  public static CampaignState restore(Checkpoint.Campaign from) {
    CampaignState campaign = new CampaignState(from.settings());
    campaign.pausedBecause = from.pausedBecause();
    from.ready().forEach(campaign.ready::add);
    campaign.fetchId = from.fetchId();
    campaign.fetchNotBeforeNs = from.fetchNotBeforeNs();
    campaign.leadsRemaining = from.leadsRemaining();
    campaign.faultsInARow = from.faultsInARow();
    campaign.originated = from.originated();
    from.outcomes()
        .forEach((outcome, count) -> campaign.outcomes.add(Outcome.valueOf(outcome), count));
    campaign.ledger.restore(from.ledger());
    campaign.answers.restore(from.answers());
    campaign.inbound.restore(from.inbound());
    campaign.recordings.restore(from.recorded());
    campaign.notedLimit =
        from.notedLimit().isEmpty() ? null : LimitingFactor.valueOf(from.notedLimit());
    return campaign;
  }
}
