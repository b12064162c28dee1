package org.pacekeeper.asterisk;

import org.asteriskjava.manager.event.UserEvent;

/** What the shipped dialplan says with {@code UserEvent(Pacekeeper,State: …)}. */
public final class PacekeeperEvent extends UserEvent {
  private static final long serialVersionUID = 1L;
  private String state;
  private String status;

  public PacekeeperEvent(Object source) {
    super(source);
  }

  /** {@code message} after the recording, {@code blocked} when the network blocks our caller id. */
  public String getState() {
    return state;
  }

  public void setState(String state) {
    this.state = state;
  }

  /** With {@code message}: Playback's PLAYBACKSTATUS. */
  public String getStatus() {
    return status;
  }

  public void setStatus(String status) {
    this.status = status;
  }
}
