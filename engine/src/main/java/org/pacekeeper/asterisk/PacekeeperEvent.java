package org.pacekeeper.asterisk;

import org.asteriskjava.manager.event.UserEvent;

/** What the shipped dialplan says with {@code UserEvent(Pacekeeper,State: …)}. */
public final class PacekeeperEvent extends UserEvent {
  private static final long serialVersionUID = 1L;
  private String state;
  private String status;
  private String reason;
  private String called;

  public PacekeeperEvent(Object source) {
    super(source);
  }

  /**
   * {@code heard} when machine detection has decided, {@code message} after the recording for whom
   * nobody was free, {@code left} after the one for a machine, {@code optout} when its key was
   * pressed, {@code inbound} when somebody has called from outside, {@code blocked} when the
   * network blocks our caller id, {@code recording} when a recording was tried or given up, {@code
   * recorded} when the channel of a recording ended.
   */
  public String getState() {
    return state;
  }

  public void setState(String state) {
    this.state = state;
  }

  /**
   * Of what was played: Playback's PLAYBACKSTATUS; with {@code heard}: AMDSTATUS; with {@code
   * recording}: BEGUN, FAILED or DROPPED; with {@code recorded}: the size of the file.
   */
  public String getStatus() {
    return status;
  }

  public void setStatus(String status) {
    this.status = status;
  }

  /** With {@code heard}: AMDCAUSE, what detection went by; with {@code recording}: why not. */
  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  /** With {@code inbound}: the number that was called, as the trunk's context gave it. */
  public String getCalled() {
    return called;
  }

  public void setCalled(String called) {
    this.called = called;
  }
}
