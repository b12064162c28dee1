package org.pacekeeper.store;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pacekeeper.store.csv.ColumnMapping;
import org.pacekeeper.store.csv.PhoneReader;

/**
 * How a lead file is to be read.
 *
 * @param campaign where the leads go; empty for a check that has no campaign in mind
 * @param defaultRegion two letters, for numbers without a country code; empty for none
 * @param strict one row that would be left out leaves all out
 * @param zoneIfUnknown IANA zone for leads of which none is known; empty to keep them uncalled
 * @param problemsFile all problems are written there, as CSV
 */
public record ImportOptions(
    String campaign,
    String defaultRegion,
    boolean strict,
    Charset charset,
    String zoneIfUnknown,
    ColumnMapping mapping,
    Optional<Path> problemsFile) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,32}");

  /**
   * @throws IllegalArgumentException naming the value that cannot be used
   */
  public ImportOptions {
    if (!campaign.isEmpty() && !NAME.matcher(campaign).matches())
      throw new IllegalArgumentException(
          "campaign '" + campaign + "': expected 1 to 32 letters, digits, _ . or -");
    if (!defaultRegion.isEmpty() && !PhoneReader.knowsRegion(defaultRegion))
      throw new IllegalArgumentException(
          "region '" + defaultRegion + "': expected two letters such as US, GB or DE");
    if (!zoneIfUnknown.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zoneIfUnknown))
      throw new IllegalArgumentException(
          "time zone '" + zoneIfUnknown + "': expected an IANA name such as Europe/Paris");
  }

  /** International numbers, UTF-8, known headers, good rows in and bad ones reported. */
  public static ImportOptions of(String campaign) {
    return new ImportOptions(
        campaign,
        "",
        false,
        StandardCharsets.UTF_8,
        "",
        ColumnMapping.standard(),
        Optional.empty());
  }

  public ImportOptions withRegion(String region) {
    return new ImportOptions(
        campaign, region, strict, charset, zoneIfUnknown, mapping, problemsFile);
  }

  public ImportOptions withStrict(boolean value) {
    return new ImportOptions(
        campaign, defaultRegion, value, charset, zoneIfUnknown, mapping, problemsFile);
  }

  public ImportOptions withCharset(Charset value) {
    return new ImportOptions(
        campaign, defaultRegion, strict, value, zoneIfUnknown, mapping, problemsFile);
  }

  public ImportOptions withZoneIfUnknown(String zone) {
    return new ImportOptions(campaign, defaultRegion, strict, charset, zone, mapping, problemsFile);
  }

  public ImportOptions withMapping(ColumnMapping value) {
    return new ImportOptions(
        campaign, defaultRegion, strict, charset, zoneIfUnknown, value, problemsFile);
  }

  public ImportOptions withProblemsFile(Path file) {
    return new ImportOptions(
        campaign, defaultRegion, strict, charset, zoneIfUnknown, mapping, Optional.of(file));
  }
}
