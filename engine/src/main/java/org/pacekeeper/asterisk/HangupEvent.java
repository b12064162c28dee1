package org.pacekeeper.asterisk;

/**
 * Asterisk-Java's event of the same name plus the SIP status. Top-level, public and of this very
 * name, because Asterisk-Java finds event classes by their simple name.
 */
public final class HangupEvent extends org.asteriskjava.manager.event.HangupEvent {
  private static final long serialVersionUID = 1L;
  private String techCause;

  public HangupEvent(Object source) {
    super(source);
  }

  /** The SIP status as text; null when the channel's technology reported none. */
  public String getTechCause() {
    return techCause;
  }

  public void setTechCause(String techCause) {
    this.techCause = techCause;
  }
}
