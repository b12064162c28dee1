package org.pacekeeper.sim.ami;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The applications that bring a channel together with a leg that waits. Event loop only. */
final class Joining {
  private static final Pattern JOINED =
      Pattern.compile("Local/(pk-[0-9a-f]{16})p?@pacekeeper-joined");

  private final Exchange exchange;

  Joining(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Dial, on the way to an agent's leg. There is no other node: only the way back to this one leads
   * anywhere.
   *
   * @return whether the channel is now with the agent
   */
  boolean dialAcross(SimChannel channel, String data) {
    Matcher joined = JOINED.matcher(data);
    SimChannel agent = joined.lookingAt() ? exchange.find(joined.group(1)) : null;
    boolean answers = agent != null && agent.call().isUp(agent);
    channel.variables().put("DIALSTATUS", answers ? "ANSWER" : "CHANUNAVAIL");
    if (answers) exchange.bridges().connect(channel, agent);
    return answers;
  }

  /**
   * Bridge, to a leg that waits.
   *
   * @return whether the channel is now with it
   */
  boolean bridge(SimChannel channel, String legId) {
    SimChannel leg = exchange.find(legId);
    boolean waits = leg != null && leg.call().isUp(leg) && leg.bridge() != null;
    channel
        .variables()
        .put("BRIDGERESULT", waits ? "SUCCESS" : leg == null ? "NONEXISTENT" : "INCOMPATIBLE");
    if (waits) exchange.bridges().connect(channel, leg);
    return waits;
  }
}
