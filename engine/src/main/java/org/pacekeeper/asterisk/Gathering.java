package org.pacekeeper.asterisk;

import java.util.List;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.PbxEvent;

/**
 * A command that brings legs together, under way.
 *
 * @param done what is reported when all are in one bridge
 * @param dueMs when it has failed
 */
record Gathering(PbxCommand command, List<Leg> legs, PbxEvent done, long dueMs) {

  boolean isComplete() {
    Leg first = legs.get(0);
    for (Leg leg : legs)
      if (leg.bridge == null || leg.holding || !leg.bridge.equals(first.bridge)) return false;
    return true;
  }

  boolean allWait() {
    for (Leg leg : legs) if (!leg.waits()) return false;
    return true;
  }
}
