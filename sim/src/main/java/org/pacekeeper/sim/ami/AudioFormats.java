package org.pacekeeper.sim.ami;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which codecs a channel is made with, as Asterisk 16 and 22 do it alike: no Originate is refused
 * for its {@code Codecs}; names that are not known are passed over, so are those that the endpoint
 * does not allow, and what is left is put before the endpoint's own. A Local channel takes the
 * first that can be turned into anything else. Pure.
 */
final class AudioFormats {
  /** What {@code core show codecs} lists on both, without {@code none}. */
  private static final Set<String> KNOWN =
      Set.of(
          ("adpcm alaw amr amrwb codec2 g719 g722 g723 g726 g726aal2 g729 gsm ilbc lpc10 opus silk8"
                  + " silk12 silk16 silk24 siren7 siren14 slin slin12 slin16 slin24 slin32 slin44"
                  + " slin48 slin96 slin192 speex speex16 speex32 ulaw")
              .split(" "));

  /** That the endpoint allows, as in {@code sim/asterisk/templates/pjsip.conf}. */
  private static final List<String> ALLOWED = List.of("ulaw", "alaw");

  private AudioFormats() {}

  /** Of a channel that is made for an order with that header {@code Codecs}. */
  static List<String> of(DialTarget target, String wanted) {
    return target.local() ? ofLocal(wanted) : ofEndpoint(wanted);
  }

  /**
   * Of a channel to an endpoint, what it offers.
   *
   * @param wanted the header {@code Codecs}, empty when there is none
   */
  static List<String> ofEndpoint(String wanted) {
    Set<String> offered = new LinkedHashSet<>(known(wanted));
    offered.retainAll(ALLOWED);
    offered.addAll(ALLOWED);
    return List.copyOf(offered);
  }

  /** Of a Local channel: one. */
  static List<String> ofLocal(String wanted) {
    List<String> known = known(wanted);
    if (!known.isEmpty()) return known.subList(0, 1);
    return List.of(wanted.isEmpty() ? "slin" : "slin192");
  }

  /** As {@code CHANNEL(audionativeformat)} has them. */
  static String text(List<String> formats) {
    return "(" + String.join("|", formats) + ")";
  }

  private static List<String> known(String wanted) {
    Set<String> known = new LinkedHashSet<>();
    for (String name : wanted.toLowerCase(Locale.ROOT).split(",")) {
      String codec = name.strip();
      if (KNOWN.contains(codec)) known.add(codec);
    }
    return List.copyOf(known);
  }
}
