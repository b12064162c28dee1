package org.pacekeeper.sim.ami;

import java.util.Map;

/**
 * What an Originate asked for, its form already checked.
 *
 * @param dialString technology and resource, for instance {@code Local/1001@agents/n}
 * @param channelId empty when the exchange is to choose
 * @param codecs as it was written, empty for none
 * @param application empty when the answered channel is to go to {@code place}
 */
record OriginateOrder(
    String dialString,
    String actionId,
    String channelId,
    String otherChannelId,
    DialplanPlace place,
    String application,
    String data,
    int timeoutMs,
    String account,
    CallerId callerId,
    String codecs,
    Map<String, String> variables) {

  String technology() {
    return dialString.substring(0, dialString.indexOf('/'));
  }

  /** What follows the technology. */
  String resource() {
    return dialString.substring(dialString.indexOf('/') + 1);
  }
}
