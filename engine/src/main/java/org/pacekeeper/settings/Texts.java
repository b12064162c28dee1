package org.pacekeeper.settings;

import java.time.ZoneId;
import java.util.Optional;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;

/**
 * The formats of texts that reach the PBX. Each admits only characters that cannot end a manager
 * header (line breaks), a variable (commas) or a channel (ampersand, semicolon).
 */
final class Texts {
  static final Format<String> NAME =
      Formats.text("a name of 1 to 32 letters, digits, _ . or -", "sales", "[A-Za-z0-9_.-]{1,32}");

  static final Format<String> HOST =
      Formats.text("a host name or an address", "127.0.0.1", "[A-Za-z0-9.:-]{1,253}");

  static final Format<String> USER =
      Formats.text(
          "a user name of 1 to 64 letters, digits, _ . or -", "pacekeeper", "[A-Za-z0-9_.-]{1,64}");

  static final Format<String> PHONE =
      new Format<>(
          "a phone number in E.164 form, a plus sign and 7 to 15 digits",
          "+12025550123",
          text -> {
            try {
              return Optional.of(PhoneNumber.of(text).e164());
            } catch (IllegalArgumentException e) {
              return Optional.empty();
            }
          });

  static final Format<String> TRUNK_DIAL_STRING =
      Formats.text(
          "TECHNOLOGY/ADDRESS with {number} or {e164} in it, of letters, digits and _ . @ / : + -",
          "PJSIP/{e164}@carrier",
          "(?=.*\\{(number|e164)})[A-Za-z0-9]+/([A-Za-z0-9_.@/:+-]|\\{number}|\\{e164}){1,200}");

  /** With the leg's 19 characters in it, it must fit into an extension of the dialplan. */
  static final Format<String> JOIN_DIAL_STRING =
      Formats.text(
          "TECHNOLOGY/ADDRESS with {leg} in it, of at most 65 letters, digits and _ . @ / : + -",
          "PJSIP/{leg}@pbx2",
          "(?=.{1,65}$)(?=.*\\{leg})[A-Za-z0-9]+/([A-Za-z0-9_.@/:+-]|\\{leg})+");

  static final Format<String> AGENT_DIAL_STRING =
      Formats.text(
          "TECHNOLOGY/ADDRESS of letters, digits and _ . @ / : + -",
          "PJSIP/alice",
          "[A-Za-z0-9]+/[A-Za-z0-9_.@/:+-]{1,200}");

  static final Format<String> MESSAGE =
      Formats.text(
          "a recording as the PBX names it, of letters, digits and _ . / -",
          "custom/nobody-free",
          "[A-Za-z0-9_./-]{1,128}");

  static final Format<String> POLICY =
      Formats.text(
          "a policy's name, parameters after a colon",
          "fixed.Ratio:r=1.5",
          "[A-Za-z][A-Za-z0-9_.]{0,63}(:[A-Za-z0-9_.=,+-]{1,200})?");

  /** Of the abandon window; empty for one that rolls. */
  static final Format<String> WINDOW_ZONE =
      new Format<>(
          "rolling, or a time zone by its name",
          "Europe/London",
          text -> {
            if (text.equals("rolling")) return Optional.of("");
            return ZoneId.getAvailableZoneIds().contains(text)
                ? Optional.of(text)
                : Optional.empty();
          });

  private Texts() {}
}
