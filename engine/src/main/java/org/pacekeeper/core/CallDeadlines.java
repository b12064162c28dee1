package org.pacekeeper.core;

import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.TalkState;
import org.pacekeeper.event.CampaignSettings;

/** When something must have become of a call. Pure; epoch ns. */
final class CallDeadlines {
  private static final long MS = 1_000_000L;

  /** After the ring timeout, the node's own word is given so long to arrive. */
  private static final long RESOLVE_GRACE_NS = 15_000 * MS;

  /** A connect takes about a millisecond; one that takes this long will not come. */
  private static final long CONNECT_OVERDUE_NS = 5_000 * MS;

  private static final long MESSAGE_OVERDUE_NS = 90_000 * MS;
  private static final long HANGUP_OVERDUE_NS = 10_000 * MS;

  /** Detection decides within seconds. */
  private static final long LISTENING_OVERDUE_NS = 30_000 * MS;

  /** The longest greeting, and a message behind it. */
  private static final long MACHINE_OVERDUE_NS = 240_000 * MS;

  /**
   * Who was listened to until the limit was over still gets an agent who is free at once: late, and
   * better than a recording. Connecting takes about a millisecond.
   */
  private static final long HANDOVER_NS = 100 * MS;

  private CallDeadlines() {}

  /** When a callee who waits is abandoned. The wait counts from the pick-up. */
  static long abandonAtNs(Call call, CampaignSettings settings) {
    long limitNs = call.answeredAtNs() + settings.abandonAfterMs() * MS;
    return call.heard == null ? limitNs : Math.max(limitNs, call.heardAtNs + HANDOVER_NS);
  }

  /** When the node should have told more; {@link Long#MAX_VALUE} for never. */
  static long overdueAtNs(Call call, CampaignSettings settings) {
    if (call.hangupSentAtNs != 0) return call.hangupSentAtNs + HANGUP_OVERDUE_NS;
    return switch (call.state()) {
      case DIALING, RINGING ->
          call.originatedAtNs + settings.ringTimeoutMs() * MS + RESOLVE_GRACE_NS;
      case LISTENING -> call.answeredAtNs() + LISTENING_OVERDUE_NS;
      case MACHINE -> call.answeredAtNs() + MACHINE_OVERDUE_NS;
      case CONNECTING -> call.connectSentAtNs + CONNECT_OVERDUE_NS;
      case MESSAGE ->
          (call.isInbound() ? call.messageAtNs : call.answeredAtNs()) + MESSAGE_OVERDUE_NS;
      case CONNECTED ->
          TalkFold.stateOf(call) == TalkState.ENDING
              ? call.talk.sinceNs() + MESSAGE_OVERDUE_NS
              : Long.MAX_VALUE;
      case WAITING, ENDED -> Long.MAX_VALUE;
    };
  }
}
