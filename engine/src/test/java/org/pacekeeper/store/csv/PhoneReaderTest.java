package org.pacekeeper.store.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.store.csv.PhoneReader.Reading;

class PhoneReaderTest {

  @ParameterizedTest
  @CsvSource({
    "+12025550123,      '', +12025550123",
    "(202) 555-0123,    US, +12025550123",
    "202.555.0123,      US, +12025550123",
    "0012025550123,     DE, +12025550123",
    "020 7946 0018,     GB, +442079460018",
    "+44 20 7946 0018,  US, +442079460018",
    "01 99 00 12 34,    FR, +33199001234",
    "06 1234 5678,      IT, +390612345678",
    "tel:+1-202-555-0123,'', +12025550123",
  })
  void readsNumbersAsPeopleWriteThem(String text, String region, String e164) {
    assertThat(PhoneReader.read(text, region).phone().e164()).isEqualTo(e164);
  }

  @ParameterizedTest
  @CsvSource({
    "'',                 US, empty; expected a phone number",
    "unknown,            US, not a phone number",
    "202 555 0123,       '', 'has no country code; expected +, or a default region'",
    "555 0123,           US, too short for US",
    "+1 202 555 01234567,US, too long for US",
    "+1 111 555 0123,    US, no such number in the numbering plan of US",
    "+999 123 456 789,   US, has an unknown country code",
    "1.20256E+10,        US, a spreadsheet has rounded it; expected all digits",
    "202 555 0123 x12,   US, has an extension; expected a number that can be dialed directly",
    "0900 1234567,       DE, a premium-rate number; these are not called",
    "112,                DE, too short for DE",
  })
  void saysWhyItRefusesANumber(String text, String region, String reason) {
    Reading reading = PhoneReader.read(text, region);

    assertThat(reading.valid()).isFalse();
    assertThat(reading.refusal()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "+12125550123,  America/New_York",
    "+13105550123,  America/Los_Angeles",
    "+442079460018, Europe/London",
    "+33199001234,  Europe/Paris",
    "+61255501234,  Australia/Sydney",
  })
  void knowsTheZoneOfAGeographicNumber(String e164, String zone) {
    assertThat(PhoneReader.read(e164, "").zones()).containsExactly(zone);
  }

  @ParameterizedTest
  @CsvSource({"+61491570006, 5", "+18005550123, 20"})
  void keepsEveryCandidateZoneOfANumberWithoutAPlace(String e164, int atLeast) {
    assertThat(PhoneReader.read(e164, "").zones()).hasSizeGreaterThanOrEqualTo(atLeast);
  }
}
