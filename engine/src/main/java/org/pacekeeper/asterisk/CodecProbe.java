package org.pacekeeper.asterisk;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.pacekeeper.asterisk.ManagerProbe.Codec;
import org.pacekeeper.event.LegId;

/**
 * Whether a node knows a codec, and can turn it into others. The account may not ask for the list
 * ({@code core show codecs} takes the right command), and an Originate is never refused for a name
 * that is not known. But a Local channel, which takes any codec, is made with the one that was
 * asked for when it is known, and with another when it is not; so one is made within the node for
 * each codec, looked at and hung up. Seen on 16 and 22. Any thread.
 */
final class CodecProbe {
  /** Not ours, so that no engine that runs hears of it. */
  private static final String CHANNEL_ID = "no-" + LegId.text(0xffff_ffff_0000_0001L).substring(3);

  private static final String OTHER_ID = "nl-" + LegId.text(0xffff_ffff_0000_0001L).substring(3);

  /** Two places that wait, and never meet: the two halves in one bridge would hang up at once. */
  private static final String FAR_HALF = "Local/00001@" + ActionFactory.HELD + "/n";

  private static final String NATIVE = "CHANNEL(audionativeformat)";
  private static final int WITHIN_MS = 1_500;
  private static final int PAUSE_MS = 10;

  /** By which modules a codec is turned into others; of those not named here nobody knows any. */
  private static final Map<String, List<String>> TRANSLATORS = translators();

  private CodecProbe() {}

  /**
   * Looks at each.
   *
   * @param may whether a channel may be made: the right to originate, and our dialplan
   */
  static Map<String, Codec> look(ManagerTalk talk, Collection<String> codecs, boolean may)
      throws IOException {
    Map<String, Codec> found = new TreeMap<>();
    for (String codec : codecs) {
      List<String> modules = TRANSLATORS.getOrDefault(codec, List.of());
      found.put(codec, new Codec(may ? known(talk, codec) : null, modules, loaded(talk, modules)));
    }
    return found;
  }

  private static Boolean loaded(ManagerTalk talk, List<String> modules) throws IOException {
    boolean any = modules.isEmpty();
    for (String module : modules) {
      String value = ManagerProbe.value(talk, "IFMODULE(" + module + ".so)");
      if (value.isEmpty()) return null;
      any |= value.equals("1");
    }
    return any;
  }

  private static Boolean known(ManagerTalk talk, String codec) throws IOException {
    Map<String, String> originate = new LinkedHashMap<>();
    originate.put("Channel", FAR_HALF);
    originate.put("ChannelId", CHANNEL_ID);
    originate.put("OtherChannelId", OTHER_ID);
    originate.put("Context", ActionFactory.THIRD);
    originate.put("Exten", ActionFactory.START);
    originate.put("Priority", "1");
    originate.put("Timeout", "1000");
    originate.put("Codecs", codec);
    originate.put("Async", "true");
    if (!ManagerTalk.succeeded(talk.ask("Originate", originate))) return null;
    long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WITHIN_MS);
    String formats = "";
    while (formats.isEmpty() && System.nanoTime() < endNs) {
      formats = format(talk);
      if (formats.isEmpty()) LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
    }
    Boolean known = formats.isEmpty() ? null : formats.equals("(" + codec + ")");
    // The id is free again only when the channel is gone.
    while (ManagerTalk.succeeded(talk.ask("Hangup", Map.of("Channel", CHANNEL_ID)))
        && System.nanoTime() < endNs)
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
    return known;
  }

  /** {@code (alaw)}; empty while there is no such channel. */
  private static String format(ManagerTalk talk) throws IOException {
    return talk.ask("Getvar", Map.of("Channel", CHANNEL_ID, "Variable", NATIVE))
        .getOrDefault("value", "");
  }

  private static Map<String, List<String>> translators() {
    Map<String, List<String>> modules = new TreeMap<>();
    for (String codec : List.of("alaw", "ulaw", "g722", "gsm", "ilbc", "adpcm", "lpc10", "codec2"))
      modules.put(codec, List.of("codec_" + codec));
    for (String codec : List.of("g726", "g726aal2")) modules.put(codec, List.of("codec_g726"));
    for (String codec : List.of("speex", "speex16", "speex32"))
      modules.put(codec, List.of("codec_speex"));
    for (String codec : List.of("silk8", "silk12", "silk16", "silk24"))
      modules.put(codec, List.of("codec_silk"));
    for (String codec : List.of("amr", "amrwb")) modules.put(codec, List.of("codec_amr"));
    modules.put("opus", List.of("codec_opus", "codec_opus_open_source"));
    modules.put("g729", List.of("codec_g729a", "codec_g729"));
    modules.put("g723", List.of("codec_g723_1", "codec_g723"));
    modules.put("siren7", List.of("codec_siren7"));
    modules.put("siren14", List.of("codec_siren14"));
    return modules;
  }
}
