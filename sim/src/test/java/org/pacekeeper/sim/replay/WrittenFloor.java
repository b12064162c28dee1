package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.CampaignSettings.CallingHours;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.ControlEvent.EngineStarted;
import org.pacekeeper.event.ControlEvent.NodeConfigured;
import org.pacekeeper.event.ControlEvent.TrunkConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.event.TrunkSettings;

/** Events of small floors, to be written into journals one by one. */
final class WrittenFloor {
  private WrittenFloor() {}

  /** Up to the first call, whose id follows the leg's: one agent, one lead, one node. */
  static List<Event> oneAgent() {
    List<Event> events = new ArrayList<>();
    events.add(new EngineStarted(1, "test"));
    events.add(new NodeConfigured(new NodeSettings("n1", 100, 100)));
    events.add(
        new TrunkConfigured(
            new TrunkSettings("t", "n1", "PJSIP/{e164}@carrier", 10, 100, "+12025550100")));
    events.add(new CampaignConfigured(campaign("one")));
    events.add(new NodeConnected("n1", "22"));
    events.add(new NodeReconciled("n1", List.of()));
    events.add(new AgentLoggedIn("a0", "one", "n1", "PJSIP/a0"));
    events.add(new AgentLegUp(LegId.of(1, 1), "a0"));
    events.add(leads(1, "one", 1));
    return events;
  }

  static LeadsReady leads(long fetchId, String campaign, long leadId) {
    PhoneNumber phone = new PhoneNumber(12_025_550_100L + leadId);
    LeadEntry lead = new LeadEntry(leadId, phone, List.of("UTC"), 0);
    return new LeadsReady(fetchId, campaign, List.of(lead), 0, Long.MAX_VALUE);
  }

  static CampaignSettings campaign(String name) {
    return new CampaignSettings(
        name,
        "progressive",
        List.of("t"),
        "",
        25_000,
        2_000,
        10_000,
        0.03,
        86_400_000,
        "sorry",
        IntStream.rangeClosed(1, 7).mapToObj(day -> new CallingHours(day, 0, 1_440)).toList(),
        new CampaignSettings.RetrySettings(5, 1, 1, 1, 1),
        15_000,
        1);
  }
}
