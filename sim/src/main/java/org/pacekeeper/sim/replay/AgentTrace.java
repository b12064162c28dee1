package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.List;

/** One agent while a journal is read; times are epoch ns. One thread. */
final class AgentTrace {
  private final List<LegTry> legs = new ArrayList<>();
  private long calledAtNs;
  private long upAfterNs = -1;
  private boolean calling;
  private boolean hungUpByUs;

  /** Said that they pause and not yet that they are ready. */
  boolean pausing;

  boolean legUp;

  /** Whose wrap-up it is; null when in none. */
  CallTrace wrapping;

  /** When the engine ends the wrap-up by itself. */
  long wrapTimerAtNs;

  void phoneCalled(long atNs) {
    closeTry(-1);
    calling = true;
    calledAtNs = atNs;
    upAfterNs = -1;
    hungUpByUs = false;
  }

  void phoneHungUp() {
    hungUpByUs = true;
  }

  void up(long atNs) {
    upAfterNs = atNs - calledAtNs;
    legUp = true;
  }

  void down(long atNs) {
    legUp = false;
    closeTry(hungUpByUs ? -1 : atNs - calledAtNs);
  }

  private void closeTry(long downAfterNs) {
    if (calling) legs.add(new LegTry(upAfterNs, downAfterNs));
    calling = false;
  }

  List<LegTry> legs() {
    closeTry(-1);
    return legs;
  }
}
