package org.pacekeeper.asterisk;

/**
 * How long the adapter waits for what. All in ms.
 *
 * @param connectTimeoutMs to open a socket, and for each answer during login
 * @param listTimeoutMs for the complete channel list
 * @param pingIntervalMs between two heartbeats of a session
 * @param stalledMs a heartbeat unanswered for this long: the node gets no originates until it
 *     answers
 * @param pingDeadlineMs a heartbeat unanswered for this long: the node is taken for lost
 * @param reconnectMinMs pause before the first attempt to reconnect; doubles with every failure
 * @param reconnectMaxMs longest pause between two attempts
 * @param settleMs an originate's failure is told by two events in any order; how long to wait for
 *     the second
 * @param connectDeadlineMs a connect not done after this has failed
 * @param overdueMs after its ring timeout, a call of which nothing was heard for this long means
 *     that events were lost
 * @param lookUpMs a channel that is up and of which nothing was heard for this long is looked up on
 *     the node
 */
public record AsteriskTimings(
    int connectTimeoutMs,
    int listTimeoutMs,
    int pingIntervalMs,
    int stalledMs,
    int pingDeadlineMs,
    int reconnectMinMs,
    int reconnectMaxMs,
    int settleMs,
    int connectDeadlineMs,
    int overdueMs,
    int lookUpMs) {

  /** The shipped values. */
  public static AsteriskTimings defaults() {
    return new AsteriskTimings(
        2_000, 5_000, 500, 1_000, 5_000, 100, 5_000, 2_000, 2_000, 15_000, 120_000);
  }
}
