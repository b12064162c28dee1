package org.pacekeeper.event;

import java.util.List;

/**
 * A way out of a node.
 *
 * @param dialString with {@code {number}} (E.164 digits without the plus sign) or {@code {e164}} in
 *     it, for instance {@code PJSIP/{e164}@carrier}
 * @param lines calls that can be up at the same time
 * @param weight its part of the calls among trunks of the same cost, next to that of their lines; 0
 *     when it is to be used in the order in which a campaign names it
 * @param cost of a call, in whatever unit all trunks share; cheaper ones are used first
 * @param codecs offered first, in this order, by the names that Asterisk has for them; none for the
 *     order of the endpoint
 */
public record TrunkSettings(
    String name,
    String node,
    String dialString,
    int lines,
    double originatesPerSecondMax,
    String callerId,
    double weight,
    double cost,
    List<String> codecs) {
  public TrunkSettings {
    // checkpoints from before there were any have none
    codecs = codecs == null ? List.of() : List.copyOf(codecs);
  }

  /** A trunk that offers what its endpoint does. */
  public TrunkSettings(
      String name,
      String node,
      String dialString,
      int lines,
      double originatesPerSecondMax,
      String callerId,
      double weight,
      double cost) {
    this(name, node, dialString, lines, originatesPerSecondMax, callerId, weight, cost, List.of());
  }

  /** A trunk used in the order in which a campaign names it. */
  public TrunkSettings(
      String name,
      String node,
      String dialString,
      int lines,
      double originatesPerSecondMax,
      String callerId) {
    this(name, node, dialString, lines, originatesPerSecondMax, callerId, 0, 0);
  }
}
