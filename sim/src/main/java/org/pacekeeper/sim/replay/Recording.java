package org.pacekeeper.sim.replay;

import java.util.List;
import java.util.Map;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.TrunkSettings;

/**
 * What a journal says. Immutable. Times are epoch ns, delays ns.
 *
 * @param journal its id
 * @param campaigns their settings as they were first
 * @param trunks as they were first
 * @param script what happened whatever was dialed, in order: settings, comings and goings, ticks
 * @param calls in the order in which they were placed
 * @param callers calls from outside that the engine took, from then on; their leads are the numbers
 *     of their arrivals
 * @param arrivals of callers, in order
 * @param leads by campaign, what the store had
 * @param legs by agent, what came of each call to their phone
 * @param delays what is typical
 * @param silence between events
 * @param outages times at which the engine did not see a node, in the order of their ends
 * @param deadTimes between two runs of the engine
 * @param staffing by campaign, how many agents there were from when on
 * @param figures by their names in the contract, of all campaigns together
 * @param campaignFigures by campaign, those that can be told apart
 */
record Recording(
    String journal,
    List<CampaignSettings> campaigns,
    List<TrunkSettings> trunks,
    long firstNs,
    long lastNs,
    long events,
    List<EventRecord> script,
    List<RecordedCall> calls,
    List<RecordedCall> callers,
    List<Arrival> arrivals,
    Map<String, Leads> leads,
    Map<String, List<LegTry>> legs,
    Delays delays,
    Silence silence,
    List<Outage> outages,
    List<DeadTime> deadTimes,
    Map<String, List<Staffing>> staffing,
    Map<String, Object> figures,
    Map<String, Map<String, Double>> campaignFigures) {

  /**
   * A campaign's leads.
   *
   * @param leads in the order in which the store first handed them over
   * @param unseen leads in the store that were never handed over
   * @param fetchesNs how long the store took to answer, time after time
   */
  record Leads(List<LeadEntry> leads, long unseen, List<Long> fetchesNs) {
    static final Leads NONE = new Leads(List.of(), 0, List.of());

    Leads {
      leads = List.copyOf(leads);
      fetchesNs = List.copyOf(fetchesNs);
    }

    /** How long the store took for the so-many-th time, from 0; the median beyond them. */
    long fetchNs(int time) {
      if (time < fetchesNs.size()) return fetchesNs.get(time);
      return fetchesNs.isEmpty()
          ? 0
          : fetchesNs.stream().sorted().toList().get(fetchesNs.size() / 2);
    }
  }

  /**
   * From then on.
   *
   * @param present whose phone is up, breaks included
   * @param pausing of them
   */
  record Staffing(long atNs, int present, int pausing) {}

  /**
   * Somebody called from outside.
   *
   * @param caller their number among all arrivals
   */
  record Arrival(String node, String channel, long atNs, long caller) {}

  /** How long things take that are over in a moment: medians. */
  record Delays(long connectNs, long hangupNs, long messageNs, long legUpNs) {}

  /** The most agents that were there at once. */
  int agents() {
    return legs.size();
  }

  /** The same people on another day. */
  Recording with(List<EventRecord> newScript, List<DeadTime> newDeadTimes) {
    return new Recording(
        journal,
        campaigns,
        trunks,
        firstNs,
        lastNs,
        events,
        newScript,
        calls,
        callers,
        arrivals,
        leads,
        legs,
        delays,
        silence,
        outages,
        newDeadTimes,
        staffing,
        figures,
        campaignFigures);
  }

  /** Whether there were times at which the engine did not see a node. */
  boolean mayLoseSight() {
    return !outages.isEmpty() || !deadTimes.isEmpty();
  }

  /** The settings of a campaign as they were first. */
  CampaignSettings campaign(String name) {
    return campaigns.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("campaign " + name + ": expected a known one"));
  }

  Recording {
    campaigns = List.copyOf(campaigns);
    trunks = List.copyOf(trunks);
    script = List.copyOf(script);
    calls = List.copyOf(calls);
    callers = List.copyOf(callers);
    arrivals = List.copyOf(arrivals);
    leads = Map.copyOf(leads);
    outages = List.copyOf(outages);
    deadTimes = List.copyOf(deadTimes);
  }
}
