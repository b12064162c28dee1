package org.pacekeeper.sim.ami;

import java.util.ArrayList;
import java.util.List;

/**
 * One message from a client: its headers in order, names without regard to case.
 *
 * @param fault what was wrong with its form, null when nothing
 */
record AmiRequest(List<Header> headers, Fault fault) {

  record Header(String name, String value) {}

  /** Asterisk's own words. */
  enum Fault {
    LINE_TOO_LONG("Failed to parse message: line too long"),
    TOO_MANY_LINES("Too many lines in message or allocation failure");

    private final String message;

    Fault(String message) {
      this.message = message;
    }

    String message() {
      return message;
    }
  }

  /** The first header of that name, empty when there is none. */
  String get(String name) {
    for (Header header : headers) if (header.name().equalsIgnoreCase(name)) return header.value();
    return "";
  }

  /** All headers of that name. */
  List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (Header header : headers)
      if (header.name().equalsIgnoreCase(name)) values.add(header.value());
    return values;
  }
}
