package org.pacekeeper.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.CallerIdView;
import org.pacekeeper.campaign.Snapshot.DecisionView;
import org.pacekeeper.campaign.Snapshot.NodeView;
import org.pacekeeper.campaign.Snapshot.TrunkView;
import org.pacekeeper.event.CallerIdPool;

/** A snapshot source that looks alive, moved on by hand. Any thread may read. */
final class LivelyBoard implements Supplier<Snapshot> {
  private static final long STEP_NS = 500_000_000L;
  private static final int DECISIONS_KEPT = 60;

  private final List<LivelyCampaign> campaigns;
  private final List<DecisionView> decisions = new ArrayList<>();
  private long nowNs = 1_790_000_000_000_000_000L;
  private long sequence = 1_000;
  private NodeState secondNode = NodeState.UP;
  private volatile Snapshot snapshot = Snapshot.EMPTY;

  LivelyBoard(LivelyCampaign... campaigns) {
    this.campaigns = List.of(campaigns);
    for (LivelyCampaign campaign : campaigns) campaign.start(nowNs);
  }

  void secondNode(NodeState state) {
    secondNode = state;
  }

  /** Lets time pass in steps of half a second. */
  void advance(int seconds) {
    for (int i = 0; i < 2 * seconds; i++) {
      nowNs += STEP_NS;
      sequence += 7;
      for (LivelyCampaign campaign : campaigns) campaign.advance(nowNs, sequence, decisions);
    }
    while (decisions.size() > DECISIONS_KEPT) decisions.remove(0);
    publish();
  }

  private void publish() {
    int up = campaigns.stream().mapToInt(LivelyCampaign::callsUp).sum();
    snapshot =
        new Snapshot(
            nowNs,
            sequence,
            campaigns.stream().map(campaign -> campaign.view(nowNs)).toList(),
            campaigns.stream().flatMap(campaign -> campaign.agents().stream()).toList(),
            List.of(
                new NodeView("pbx-1", NodeState.UP, up, 200),
                new NodeView("pbx-2", secondNode, 0, 200)),
            List.of(
                new TrunkView("carrier-a", "pbx-1", up, 60, 5),
                new TrunkView("carrier-b", "pbx-2", 0, 30, 2.5)),
            List.copyOf(decisions),
            List.of(
                callerId("+12025550101", 212, 41, 39.4, 0, "", 0),
                callerId("+12025550102", 300, 40, 38.7, 0, "", 0),
                callerId(
                    "+12025550103",
                    88,
                    9,
                    31.2,
                    nowNs + 86_400_000_000_000L,
                    "9 answers where its calls were worth 31",
                    0),
                callerId("+18005550104", 12, 3, 2.6, 0, "", 41)));
  }

  private static CallerIdView callerId(
      String number,
      int today,
      double answered,
      double expected,
      long restsUntilNs,
      String because,
      int trialLeft) {
    List<String> serves = number.startsWith("+1800") ? List.of() : List.of("1202", "1703");
    return new CallerIdView(
        "us",
        number,
        CallerIdPool.Attestation.A,
        serves,
        today,
        300,
        answered,
        expected,
        1,
        restsUntilNs,
        because,
        trialLeft,
        "");
  }

  @Override
  public Snapshot get() {
    return snapshot;
  }
}
