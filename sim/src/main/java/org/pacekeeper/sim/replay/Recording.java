package org.pacekeeper.sim.replay;

import java.util.List;
import java.util.Map;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.TrunkSettings;

/**
 * A recorded run of one campaign. Immutable. Times are epoch ns, delays ns.
 *
 * @param journal its id
 * @param campaign its settings as they were first
 * @param trunks as they were first
 * @param script what happened whatever was dialed, in order: settings, comings and goings, ticks
 * @param calls in the order in which they were placed
 * @param leads in the order in which the store first handed them over
 * @param leadsUnseen leads in the store that were never handed over
 * @param legs by agent, what came of each call to their phone
 * @param delays what is typical
 * @param silence between events
 * @param figures by their names in the contract
 */
record Recording(
    String journal,
    CampaignSettings campaign,
    List<TrunkSettings> trunks,
    long firstNs,
    long lastNs,
    long events,
    List<EventRecord> script,
    List<RecordedCall> calls,
    List<LeadEntry> leads,
    long leadsUnseen,
    Map<String, List<LegTry>> legs,
    Delays delays,
    Silence silence,
    Map<String, Object> figures) {

  /**
   * How long things take that are over in a moment: medians.
   *
   * @param fetches of the lead store, in their order
   */
  record Delays(
      long connectNs,
      long hangupNs,
      long messageNs,
      long fetchNs,
      List<Long> fetches,
      long legUpNs) {

    /** How long the store took to answer for the so-many-th time, from 0. */
    long fetchNs(int time) {
      return time < fetches.size() ? fetches.get(time) : fetchNs;
    }
  }

  /** The most agents that were there at once. */
  int agents() {
    return legs.size();
  }

  Recording {
    trunks = List.copyOf(trunks);
    script = List.copyOf(script);
    calls = List.copyOf(calls);
    leads = List.copyOf(leads);
  }
}
