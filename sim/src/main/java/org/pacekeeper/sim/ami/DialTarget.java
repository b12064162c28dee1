package org.pacekeeper.sim.ami;

/**
 * Who a dial string means.
 *
 * @param context the context of a Local channel, the endpoint of a PJSIP channel
 */
record DialTarget(boolean local, String number, String context, Kind kind) {

  enum Kind {
    /** Over a trunk, into the world. */
    NUMBER,
    /** An agent's. */
    PHONE,
    /** An extension of our own dialplan. */
    DIALPLAN
  }

  /**
   * {@code Local/NUMBER@TRUNK/n}, {@code Local/AGENT@PHONES/n}, {@code PJSIP/NUMBER@TRUNK}, {@code
   * PJSIP/AGENT}, {@code Local/EXTENSION@CONTEXT/n}; null for whatever the exchange has no way to.
   */
  static DialTarget parse(OriginateOrder order, Exchange exchange) {
    AmiServerSettings settings = exchange.settings();
    boolean local = order.technology().equals("Local");
    if (!local && !order.technology().equals("PJSIP")) return null;
    String resource = order.resource();
    int slash = resource.indexOf('/');
    if (slash >= 0) resource = resource.substring(0, slash);
    int at = resource.indexOf('@');
    String number = at < 0 ? resource : resource.substring(0, at);
    String where = at < 0 ? "" : resource.substring(at + 1);
    if (settings.trunks().contains(where))
      return number.matches("\\+?\\d{1,18}")
          ? new DialTarget(local, number, where, Kind.NUMBER)
          : null;
    if (local && settings.phones().contains(where)) return phone(true, number, where);
    if (local)
      return exchange.dialplan().exists(new DialplanPlace(where, number, 1))
          ? new DialTarget(true, number, where, Kind.DIALPLAN)
          : null;
    return where.isEmpty() && !number.isEmpty() ? phone(false, number, number) : null;
  }

  private static DialTarget phone(boolean local, String agent, String context) {
    return new DialTarget(local, agent, context, Kind.PHONE);
  }
}
