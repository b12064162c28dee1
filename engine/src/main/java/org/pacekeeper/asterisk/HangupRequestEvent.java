package org.pacekeeper.asterisk;

/**
 * Asterisk-Java's event of the same name plus the SIP status, without which it warns of every one.
 * Top-level, public and of this very name, because Asterisk-Java finds event classes by their
 * simple name.
 */
public final class HangupRequestEvent extends org.asteriskjava.manager.event.HangupRequestEvent {
  private static final long serialVersionUID = 1L;
  private String techCause;

  public HangupRequestEvent(Object source) {
    super(source);
  }

  public String getTechCause() {
    return techCause;
  }

  public void setTechCause(String techCause) {
    this.techCause = techCause;
  }
}
