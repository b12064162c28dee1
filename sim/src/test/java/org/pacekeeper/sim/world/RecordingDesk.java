package org.pacekeeper.sim.world;

import java.util.ArrayList;
import java.util.List;

/** Writes down what agents do. */
final class RecordingDesk implements Desk {
  final List<String> did = new ArrayList<>();

  @Override
  public void loggedIn(String agent) {
    did.add("loggedIn " + agent);
  }

  @Override
  public void ready(String agent) {
    did.add("ready " + agent);
  }

  @Override
  public void paused(String agent, String reason) {
    did.add("paused " + agent + " " + reason);
  }

  @Override
  public void disposition(String agent, String calleeLeg, String code) {
    did.add("disposition " + agent + " " + calleeLeg + " " + code);
  }
}
