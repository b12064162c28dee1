package org.pacekeeper.sim.replay;

import java.util.HashMap;
import java.util.Map;
import org.pacekeeper.event.CampaignSettings;

/** Everybody in a replayed world: each campaign's callees, and its callers apart. One thread. */
final class Populace {
  private final Map<String, People> callees = new HashMap<>();
  private final Map<String, People> callers = new HashMap<>();

  Populace(Recording recording, long seed) {
    for (CampaignSettings campaign : recording.campaigns()) {
      callees.put(campaign.name(), new People(recording, campaign.name(), seed));
      callers.put(campaign.name(), People.callers(recording, campaign.name(), seed));
    }
  }

  People callees(String campaign) {
    return callees.get(campaign);
  }

  People callers(String campaign) {
    return callers.get(campaign);
  }

  /** Those among whom the call's other party is. */
  People of(ReplayCall call) {
    return (call.fromOutside ? callers : callees).get(call.campaign);
  }
}
