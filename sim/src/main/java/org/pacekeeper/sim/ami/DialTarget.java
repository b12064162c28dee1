package org.pacekeeper.sim.ami;

/**
 * Who a dial string means.
 *
 * @param context the context of a Local channel, the endpoint of a PJSIP channel
 * @param phone an agent's phone, not a number over a trunk
 */
record DialTarget(boolean local, String number, String context, boolean phone) {

  /**
   * {@code Local/NUMBER@TRUNK/n}, {@code Local/AGENT@PHONES/n}, {@code PJSIP/NUMBER@TRUNK}, {@code
   * PJSIP/AGENT}; null for whatever the exchange has no way to.
   */
  static DialTarget parse(OriginateOrder order, AmiServerSettings settings) {
    boolean local = order.technology().equals("Local");
    if (!local && !order.technology().equals("PJSIP")) return null;
    String resource = order.resource();
    int slash = resource.indexOf('/');
    if (slash >= 0) resource = resource.substring(0, slash);
    int at = resource.indexOf('@');
    String number = at < 0 ? resource : resource.substring(0, at);
    String where = at < 0 ? "" : resource.substring(at + 1);
    if (settings.trunks().contains(where))
      return number.matches("\\+?\\d{1,18}") ? new DialTarget(local, number, where, false) : null;
    if (local) return settings.phones().contains(where) ? phone(true, number, where) : null;
    return where.isEmpty() && !number.isEmpty() ? phone(false, number, number) : null;
  }

  private static DialTarget phone(boolean local, String agent, String context) {
    return new DialTarget(local, agent, context, true);
  }
}
