package org.pacekeeper.sim.world;

/**
 * Why the network gave a call back unanswered.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3398">RFC 3398 for causes and SIP statuses</a>
 */
public enum Refusal {
  BUSY(17, 486),
  CONGESTION(34, 503),
  NO_ANSWER(19, 480),
  UNALLOCATED(1, 404),
  REJECTED(21, 603);

  private final int cause;
  private final int sipStatus;

  Refusal(int cause, int sipStatus) {
    this.cause = cause;
    this.sipStatus = sipStatus;
  }

  /** The ISUP cause, as Asterisk reports it. */
  public int cause() {
    return cause;
  }

  public int sipStatus() {
    return sipStatus;
  }
}
