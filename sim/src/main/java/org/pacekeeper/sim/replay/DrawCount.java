package org.pacekeeper.sim.replay;

/** Of how many calls what happened was recorded, and of how many it was drawn. One thread. */
final class DrawCount {
  private long placed;
  private long neverPlaced;
  private long goneOn;

  void placed(ReplayCall call) {
    placed++;
    if (call.drawn) neverPlaced++;
  }

  /** What happens to a call now is not in the recording. */
  void goesOn(ReplayCall call) {
    if (call.drawn) return;
    call.drawn = true;
    goneOn++;
  }

  /** All calls of the run. */
  long placed() {
    return placed;
  }

  /** All of which was drawn: the recorded run did not place them. */
  long neverPlaced() {
    return neverPlaced;
  }

  /** Of which a part was drawn: their recorded course ends earlier, or took another turn. */
  long goneOn() {
    return goneOn;
  }

  long drawn() {
    return neverPlaced + goneOn;
  }

  long recorded() {
    return placed - drawn();
  }
}
