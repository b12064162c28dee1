package org.pacekeeper.campaign;

import org.pacekeeper.event.Checkpoint;

/**
 * What became of a connected call between callee and agent. Allowed moves:
 *
 * <pre>
 * TOGETHER      → HELD, PASSING, CALLING_THIRD, LOST
 * HELD          → TOGETHER, PASSING, CALLING_THIRD, LOST
 * PASSING       → TOGETHER, HELD, LOST
 * CALLING_THIRD → CONSULTING, HELD, LOST
 * CONSULTING    → HANDED_OVER, THREE_WAY, HELD, LOST
 * THREE_WAY     → TOGETHER, HANDED_OVER, LOST
 * HANDED_OVER   →
 * LOST          → TOGETHER, ENDING
 * ENDING        →
 * </pre>
 *
 * A call that ends ends from any of them. Core thread only.
 */
public final class Talk {
  private TalkState state = TalkState.TOGETHER;
  private long sinceNs;

  /** The third party's leg, 0 when there is none. */
  public long thirdLegId;

  /** The line the third party's leg takes, empty when there is none. */
  public String thirdTrunk = "";

  /** Who was promised the call, empty when nobody. */
  public String colleague = "";

  public Talk(long nowNs) {
    sinceNs = nowNs;
  }

  public TalkState state() {
    return state;
  }

  /** Epoch ns of the last change of state. */
  public long sinceNs() {
    return sinceNs;
  }

  /**
   * The one method that changes the state.
   *
   * @throws IllegalStateException when the move is not allowed
   */
  public void move(TalkState to, long nowNs) {
    if (!allowed(state, to))
      throw new IllegalStateException("talk: cannot move from " + state + " to " + to);
    state = to;
    sinceNs = nowNs;
  }

  private static boolean allowed(TalkState from, TalkState to) {
    return switch (from) {
      case TOGETHER ->
          to == TalkState.HELD
              || to == TalkState.PASSING
              || to == TalkState.CALLING_THIRD
              || to == TalkState.LOST;
      case HELD ->
          to == TalkState.TOGETHER
              || to == TalkState.PASSING
              || to == TalkState.CALLING_THIRD
              || to == TalkState.LOST;
      case PASSING -> to == TalkState.TOGETHER || to == TalkState.HELD || to == TalkState.LOST;
      case CALLING_THIRD ->
          to == TalkState.CONSULTING || to == TalkState.HELD || to == TalkState.LOST;
      case CONSULTING ->
          to == TalkState.HANDED_OVER
              || to == TalkState.THREE_WAY
              || to == TalkState.HELD
              || to == TalkState.LOST;
      case THREE_WAY ->
          to == TalkState.TOGETHER || to == TalkState.HANDED_OVER || to == TalkState.LOST;
      case LOST -> to == TalkState.TOGETHER || to == TalkState.ENDING;
      case HANDED_OVER, ENDING -> false;
    };
  }

  Checkpoint.Talk checkpoint() {
    return new Checkpoint.Talk(state.name(), sinceNs, thirdLegId, thirdTrunk, colleague);
  }

  static Talk restore(Checkpoint.Talk from) {
    if (from == null) return null;
    Talk talk = new Talk(from.sinceNs());
    talk.state = TalkState.valueOf(from.state());
    talk.thirdLegId = from.thirdLegId();
    talk.thirdTrunk = from.thirdTrunk();
    talk.colleague = from.colleague();
    return talk;
  }
}
