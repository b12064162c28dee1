package org.pacekeeper.benchmarks;

/** The measurements. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(2);
  }
}
