package org.pacekeeper.sim.ami;

/** A name and a number, {@code <unknown>} where Asterisk says so. */
record CallerId(String name, String number) {
  static final CallerId UNKNOWN = new CallerId("<unknown>", "<unknown>");

  /** As in an Originate: {@code Name <number>}, or one of the two. */
  static CallerId parse(String text) {
    if (text.isBlank()) return UNKNOWN;
    int open = text.indexOf('<');
    int close = text.indexOf('>', open + 1);
    if (open < 0 || close < 0) {
      boolean number = text.matches("\\+?[0-9]+");
      return number ? new CallerId("<unknown>", text) : new CallerId(text, "<unknown>");
    }
    String name = text.substring(0, open).replace("\"", "").strip();
    String number = text.substring(open + 1, close).strip();
    return new CallerId(name.isEmpty() ? "<unknown>" : name, number);
  }
}
