package org.pacekeeper.app;

/** The engine's commands. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(2);
  }
}
