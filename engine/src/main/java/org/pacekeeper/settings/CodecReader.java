package org.pacekeeper.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Section;

/**
 * Reads the codecs of a trunk. An Asterisk refuses no name: one that it does not know it passes
 * over, so a slip would never be noticed on the line.
 */
final class CodecReader {
  /**
   * What Asterisk 16 and 22 call audio in {@code core show codecs}, without {@code none} and the
   * one for tests.
   */
  private static final List<String> KNOWN =
      List.of(
          "alaw",
          "ulaw",
          "g722",
          "opus",
          "g729",
          "gsm",
          "ilbc",
          "g719",
          "g723",
          "g726",
          "g726aal2",
          "adpcm",
          "amr",
          "amrwb",
          "codec2",
          "lpc10",
          "siren7",
          "siren14",
          "silk8",
          "silk12",
          "silk16",
          "silk24",
          "slin",
          "slin12",
          "slin16",
          "slin24",
          "slin32",
          "slin44",
          "slin48",
          "slin96",
          "slin192",
          "speex",
          "speex16",
          "speex32");

  private static final Format<String> CODEC =
      new Format<>(
          "a codec by its name in Asterisk, one of " + String.join(", ", KNOWN),
          "alaw",
          text -> Optional.of(text).filter(KNOWN::contains));

  private CodecReader() {}

  /** In the order in which they are written; none where the key is not. */
  static List<String> read(Section trunk) {
    List<String> codecs = new ArrayList<>(trunk.list("codecs", CODEC));
    for (String codec : new TreeSet<>(codecs))
      if (codecs.indexOf(codec) != codecs.lastIndexOf(codec)) {
        trunk.problem("codecs", "'" + codec + "' is there twice: expected each codec once");
        return List.of();
      }
    return codecs;
  }
}
