package org.pacekeeper.web;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the board listens.
 *
 * @param host a loopback address: {@code 127.0.0.1} (or another 127.x.x.x), {@code ::1}, {@code
 *     localhost}. Every other is refused, because the board has no login yet
 * @param port 0 to 65535; 0 takes a free one
 */
public record WebSettings(String host, int port) {
  private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

  public WebSettings {
    if (!isLoopback(host)) {
      throw new IllegalArgumentException(
          "web.host is "
              + host
              + ", expected a loopback address (127.0.0.1, ::1 or localhost): the board has no"
              + " login yet, so other machines must not reach it");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("web.port is " + port + ", expected 0 to 65535");
    }
  }

  /** The address to bind: names are not looked up, so that no resolver can point elsewhere. */
  String bindAddress() {
    String bare = unbracketed(host);
    return bare.equalsIgnoreCase("localhost") ? "127.0.0.1" : bare;
  }

  /** Whether a host, as in a setting or a Host header without its port, is this machine itself. */
  static boolean isLoopback(String host) {
    if (host == null) return false;
    String bare = unbracketed(host).toLowerCase(Locale.ROOT);
    return bare.equals("localhost")
        || bare.equals("::1")
        || bare.equals("0:0:0:0:0:0:0:1")
        || IPV4_LOOPBACK.matcher(bare).matches();
  }

  private static String unbracketed(String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return bracketed ? host.substring(1, host.length() - 1) : host;
  }
}
