package org.pacekeeper.store.csv;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.pacekeeper.event.PhoneNumber;

/**
 * Reads telephone numbers as people write them, by the numbering plans of libphonenumber. Any
 * thread.
 */
public final class PhoneReader {
  /** What a spreadsheet makes of a long number. */
  private static final Pattern ROUNDED = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d+");

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final PhoneNumberToTimeZonesMapper ZONES =
      PhoneNumberToTimeZonesMapper.getInstance();
  private static final String UNKNOWN_ZONE = PhoneNumberToTimeZonesMapper.getUnknownTimeZone();

  private PhoneReader() {}

  /** Whether numbers without a country code can be read as numbers of this region. */
  public static boolean knowsRegion(String region) {
    return NUMBERS.getSupportedRegions().contains(region);
  }

  /**
   * Either a number with its kind and time zones, or the reason why there is none.
   *
   * @param phone null when there is none
   * @param kind for instance {@code MOBILE}
   * @param zones every zone the number may be in; empty when not known
   * @param refusal why there is no number; empty when there is one
   */
  public record Reading(PhoneNumber phone, String kind, List<String> zones, String refusal) {
    static Reading refused(String reason) {
      return new Reading(null, "", List.of(), reason);
    }

    public boolean valid() {
      return phone != null;
    }
  }

  /**
   * @param region for numbers without a country code; empty when only international ones are
   *     understood
   */
  public static Reading read(String text, String region) {
    if (text.isEmpty()) return Reading.refused("empty; expected a phone number");
    if (ROUNDED.matcher(text).matches())
      return Reading.refused("a spreadsheet has rounded it; expected all digits");
    try {
      return check(NUMBERS.parse(text, region.isEmpty() ? null : region), region);
    } catch (NumberParseException e) {
      return Reading.refused(reason(e, region));
    }
  }

  private static Reading check(Phonenumber.PhoneNumber number, String region) {
    if (number.hasExtension())
      return Reading.refused("has an extension; expected a number that can be dialed directly");
    if (!NUMBERS.isValidNumber(number)) return Reading.refused(invalidReason(number, region));
    PhoneNumberType type = NUMBERS.getNumberType(number);
    if (type == PhoneNumberType.PREMIUM_RATE)
      return Reading.refused("a premium-rate number; these are not called");
    List<String> zones = ZONES.getTimeZonesForNumber(number);
    return new Reading(
        PhoneNumber.of(NUMBERS.format(number, PhoneNumberFormat.E164)),
        type.name(),
        zones.contains(UNKNOWN_ZONE) ? List.of() : zones,
        "");
  }

  private static String invalidReason(Phonenumber.PhoneNumber number, String region) {
    String country = NUMBERS.getRegionCodeForCountryCode(number.getCountryCode());
    String where = Set.of("ZZ", "001").contains(country) ? region : country;
    return switch (NUMBERS.isPossibleNumberWithReason(number)) {
      case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> "too short for " + where;
      case TOO_LONG -> "too long for " + where;
      case IS_POSSIBLE, INVALID_LENGTH, INVALID_COUNTRY_CODE ->
          "no such number in the numbering plan of " + where;
    };
  }

  private static String reason(NumberParseException e, String region) {
    return switch (e.getErrorType()) {
      case INVALID_COUNTRY_CODE ->
          region.isEmpty()
              ? "has no country code; expected +, or a default region"
              : "has an unknown country code";
      case NOT_A_NUMBER -> "not a phone number";
      case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "too short";
      case TOO_LONG -> "too long";
    };
  }
}
