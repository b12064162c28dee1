package org.pacekeeper.store;

/** Where a lead stands, as the database writes it. */
enum LeadStatus {
  /** May be claimed when its next attempt is due. */
  READY("ready"),
  /** In an engine's hands. */
  CLAIMED("claimed"),
  DONE("done"),
  EXHAUSTED("exhausted"),
  INVALID("invalid"),
  DO_NOT_CALL("do_not_call"),
  /** Nobody knows when it may be called. */
  NO_ZONE("no_zone");

  private final String text;

  LeadStatus(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
