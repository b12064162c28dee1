package org.pacekeeper.sim.ami;

/** Where a channel is in the dialplan; priorities count from 1. */
record DialplanPlace(String context, String exten, int priority) {
  DialplanPlace at(int priority) {
    return new DialplanPlace(context, exten, priority);
  }
}
