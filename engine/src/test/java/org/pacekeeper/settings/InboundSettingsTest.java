package org.pacekeeper.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.event.ControlEvent.InboundConfigured;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.InboundSettings.Priority;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.settings.yaml.InvalidSettingsException;

/** Two campaigns, of which the first takes calls from outside as each case says. */
class InboundSettingsTest {
  private static final String FILE =
      """
      nodes:
        - {name: a, host: 10.0.0.1, user: dialer, secret: "${SECRET}"}
      trunks:
        - {name: a1, node: a, dialString: "PJSIP/{e164}@x", lines: 30}
      campaigns:
        - {name: sales, trunks: [a1], callerId: "+12025550100", compliance: law, message: sorry, inbound: %s}
        - {name: other, trunks: [a1], callerId: "+12025550100", compliance: law, message: sorry%s}
      """;

  @TempDir Path folder;

  @Test
  void onlyCampaignsWithNumbersTakeCalls() throws IOException {
    EngineSettings settings =
        read("{numbers: [\"+12025550100\"], priority: spare, waitMax: 90s}", "");
    assertThat(settings.inbound())
        .containsExactly(
            new InboundConfigured(
                "sales",
                new InboundSettings(
                    List.of(PhoneNumber.of("+12025550100")),
                    Priority.SPARE,
                    90_000,
                    "",
                    "",
                    30_000,
                    20_000,
                    30_000)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {priority: after}                                  |                                          | numbers: missing; expected the numbers
          {numbers: ["2025550100"]}                          |                                          | a phone number in E.164 form
          {numbers: ["+12025550100"], priority: first}       |                                          | before, after
          {numbers: ["+12025550100"], waitMax: 2h}           |                                          | a duration from 1s to 1h
          {numbers: ["+12025550100"], riseAfter: never}      |                                          | a duration from 0s to 1h
          {numbers: ["+12025550100"], message: "a,b"}        |                                          | a recording as the PBX names it
          {numbers: ["+12025550100"]}                        | , inbound: {numbers: ["+12025550100"]}   | is one of sales's: expected one campaign
          """)
  void namesWhatIsWrong(String inbound, String other, String message) {
    InvalidSettingsException thrown =
        catchThrowableOfType(
            InvalidSettingsException.class, () -> read(inbound, other == null ? "" : other));
    assertThat(thrown).hasMessageContaining(message);
  }

  private EngineSettings read(String inbound, String other) throws IOException {
    Files.createDirectories(folder.resolve("compliance"));
    Files.writeString(folder.resolve("compliance/law.yaml"), "title: Law\nasOf: \"2026-01-01\"\n");
    Path file = folder.resolve("pacekeeper.yaml");
    Files.writeString(file, FILE.formatted(inbound, other));
    return SettingsReader.read(file, name -> "s3cret");
  }
}
