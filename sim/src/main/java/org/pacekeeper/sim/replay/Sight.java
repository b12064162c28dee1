package org.pacekeeper.sim.replay;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether the engine runs, and which nodes it sees: what happens on others goes on untold, and what
 * they are commanded is not carried out. Calendar's thread.
 */
final class Sight {
  private final Set<String> connected = new HashSet<>();
  private boolean running = true;

  void engineGone() {
    running = false;
    connected.clear();
  }

  void engineStarted() {
    running = true;
    connected.clear();
  }

  void connected(String node) {
    connected.add(node);
  }

  void lost(String node) {
    connected.remove(node);
  }

  boolean engineRuns() {
    return running;
  }

  boolean sees(String node) {
    return connected.contains(node);
  }
}
