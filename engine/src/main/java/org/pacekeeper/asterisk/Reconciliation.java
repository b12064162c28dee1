package org.pacekeeper.asterisk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent.LegState;

/** A node's channel list, reduced to ours. Pure. */
final class Reconciliation {
  private static final int STATE_RINGING = 5;
  private static final int STATE_UP = 6;

  private Reconciliation() {}

  static List<SeenChannel> read(Collection<CoreShowChannelEvent> channels) {
    List<SeenChannel> alone = new ArrayList<>();
    for (CoreShowChannelEvent channel : channels) {
      long id = LegId.parse(channel.getUniqueid());
      if (id != 0) alone.add(read(id, channel));
    }
    // All callees wait in one holding bridge and all agents in another, so that a call and an
    // agent's leg in the same bridge are talking.
    Map<String, SeenChannel> agentByBridge = new HashMap<>();
    Map<String, SeenChannel> callByBridge = new HashMap<>();
    for (SeenChannel channel : alone)
      if (channel.bridge() != null && channel.forCall() == 0)
        (channel.agent() ? agentByBridge : callByBridge).put(channel.bridge(), channel);
    List<SeenChannel> seen = new ArrayList<>(alone.size());
    for (SeenChannel channel : alone) {
      SeenChannel other =
          channel.forCall() != 0
              ? null
              : (channel.agent() ? callByBridge : agentByBridge).get(channel.bridge());
      seen.add(
          new SeenChannel(
              channel.legId(),
              channel.agent(),
              channel.agentName(),
              channel.state(),
              channel.bridge(),
              other == null ? 0 : other.legId(),
              channel.forCall(),
              channel.conference(),
              channel.caller()));
    }
    return seen;
  }

  private static SeenChannel read(long id, CoreShowChannelEvent channel) {
    String account = channel.getAccountcode() == null ? "" : channel.getAccountcode();
    boolean agent = account.startsWith(ActionFactory.AGENT_ACCOUNT);
    String bridge = channel.getBridgeid();
    return new SeenChannel(
        id,
        agent,
        agent ? account.substring(ActionFactory.AGENT_ACCOUNT.length()) : "",
        state(channel),
        bridge == null || bridge.isEmpty() ? null : bridge,
        0,
        account.startsWith(ActionFactory.THIRD_ACCOUNT)
            ? LegId.parse("pk-" + account.substring(ActionFactory.THIRD_ACCOUNT.length()))
            : 0,
        "ConfBridge".equals(channel.getApplication()),
        account.equals(ActionFactory.CALLER_ACCOUNT));
  }

  private static LegState state(CoreShowChannelEvent channel) {
    Integer state = channel.getChannelState();
    boolean bridged = channel.getBridgeid() != null && !channel.getBridgeid().isEmpty();
    if (state != null && state == STATE_UP && bridged)
      if (ActionFactory.ACROSS.equals(channel.getContext())) return LegState.ACROSS;
    if (state != null && state == STATE_UP)
      return ActionFactory.MESSAGE.equals(channel.getContext())
          ? LegState.PLAYING_MESSAGE
          : LegState.UP;
    return state != null && state == STATE_RINGING ? LegState.RINGING : LegState.DIALING;
  }
}
