package org.pacekeeper.command;

/** Why a decision was not for one call more. The text is what people and figures see. */
public enum LimitingFactor {
  RISK("risk"),
  BUDGET("budget"),
  IDLE_AGENTS("idle-agents"),
  LINES("lines"),
  CALL_RATE("call-rate"),
  LEADS("leads"),
  CALLING_HOURS("calling-hours"),
  RULE("rule"),
  PAUSED("paused"),
  LEARNING("learning"),
  /** The PBX is not there, or has not yet been asked what is on it. */
  PBX("pbx"),
  /** No number may be shown: all rest or have had their calls of the day, or none serves. */
  CALLER_ID("caller-id");

  private final String text;

  LimitingFactor(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
