package org.pacekeeper.web;

/**
 * Which clock the core runs on, shown so that nobody takes a simulation for real calls.
 *
 * @param simulated whether the callees are simulated people
 * @param speed seconds of the core's time in a second of ours, 1 for a real clock
 */
public record BoardClock(boolean simulated, double speed) {
  public static final BoardClock REAL = new BoardClock(false, 1);

  public static BoardClock simulated(double speed) {
    return new BoardClock(true, speed);
  }
}
