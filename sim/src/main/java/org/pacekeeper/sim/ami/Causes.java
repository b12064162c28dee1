package org.pacekeeper.sim.ami;

/** Asterisk's words for the ISUP causes that occur here. */
final class Causes {
  private Causes() {}

  static String text(int cause) {
    return switch (cause) {
      case 1 -> "Unallocated (unassigned) number";
      case 16 -> "Normal Clearing";
      case 17 -> "User busy";
      case 19 -> "User alerting, no answer";
      case 21 -> "Call Rejected";
      case 34 -> "Circuit/channel congestion";
      default -> "Unknown";
    };
  }
}
