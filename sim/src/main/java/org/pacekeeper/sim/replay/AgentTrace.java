package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.command.PbxCommand.CallAgent;

/** One agent while a journal is read; times are epoch ns. One thread. */
final class AgentTrace {
  private final List<LegTry> legs = new ArrayList<>();
  private long calledAtNs;
  private long upAfterNs = -1;
  private boolean calling;
  private boolean hungUpByUs;

  /** Of the phone that was called last; 0 when it is gone. */
  long legId;

  String node = "";

  /** Said that they pause and not yet that they are ready. */
  boolean pausing;

  boolean legUp;

  /** The phone was lost since the last connect. */
  boolean lostInTalk;

  /** Whose wrap-up it is; null when in none. */
  CallTrace wrapping;

  /** When the engine ends the wrap-up by itself. */
  long wrapTimerAtNs;

  void phoneCalled(CallAgent order, long atNs) {
    closeTry(-1);
    legId = order.legId();
    node = order.node();
    calling = true;
    calledAtNs = atNs;
    upAfterNs = -1;
    hungUpByUs = false;
  }

  void phoneHungUp() {
    hungUpByUs = true;
  }

  void up(long atNs) {
    upAfterNs = Math.max(0, atNs - calledAtNs);
    legUp = true;
  }

  void down(long atNs) {
    legUp = false;
    lostInTalk = true;
    legId = 0;
    closeTry(hungUpByUs ? -1 : Math.max(0, atNs - calledAtNs));
  }

  /** What came next came before its end. */
  void cutWrapUp(long nowNs) {
    if (wrapping != null) wrapping.wrapCut(nowNs);
    wrapping = null;
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
