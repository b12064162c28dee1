package org.pacekeeper.sim.app;

/** The commands that need the simulator. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(2);
  }
}
