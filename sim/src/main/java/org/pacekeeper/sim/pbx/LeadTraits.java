package org.pacekeeper.sim.pbx;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.pacekeeper.sim.kernel.RandomStreams;
import org.pacekeeper.sim.scenario.Scenario.Leads;
import org.pacekeeper.sim.scenario.Scenario.ListShare;
import org.pacekeeper.sim.scenario.Scenario.ZoneShare;

/** Where each lead lives and which list it came with: by seed and lead only. Pure; any thread. */
public final class LeadTraits {
  private final Leads leads;
  private final RandomStreams.Family zoneLuck;
  private final RandomStreams.Family listLuck;

  public LeadTraits(Leads leads, long seed) {
    this.leads = leads;
    zoneLuck = new RandomStreams(seed).family("lead.zone");
    listLuck = new RandomStreams(seed).family("lead.list");
  }

  /** The place of the lead's zone among those of the scenario. */
  public int zoneOf(long leadId) {
    return draw(leads.zones(), ZoneShare::share, zoneLuck, leadId);
  }

  /** The same of its list. */
  public int listOf(long leadId) {
    return draw(leads.lists(), ListShare::share, listLuck, leadId);
  }

  private static <T> int draw(
      List<T> of, ToDoubleFunction<T> share, RandomStreams.Family luck, long leadId) {
    int last = of.size() - 1;
    if (last == 0) return 0;
    double left = luck.stream(leadId, 0).nextDouble();
    for (int i = 0; i < last; i++) {
      left -= share.applyAsDouble(of.get(i));
      if (left < 0) return i;
    }
    return last;
  }
}
