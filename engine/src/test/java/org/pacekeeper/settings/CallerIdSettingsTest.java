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
import org.pacekeeper.event.CallerIdPool;
import org.pacekeeper.event.CallerIdPool.Attestation;
import org.pacekeeper.event.CallerIdPool.Rests;
import org.pacekeeper.event.CallerIdPool.Shown;
import org.pacekeeper.event.ControlEvent.CallerIdPoolConfigured;
import org.pacekeeper.event.ControlEvent.CallerIdsConfigured;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.settings.yaml.InvalidSettingsException;

/** Each case changes one line of a good file with a pool of two numbers. */
class CallerIdSettingsTest {
  private static final String GOOD =
      """
      nodes:
        - {name: a, host: 10.0.0.1, user: dialer, secret: "${SECRET}"}
      trunks:
        - {name: t1, node: a, dialString: "PJSIP/{e164}@x", lines: 30, group: us}
        - {name: t2, node: a, dialString: "PJSIP/{e164}@y", lines: 30, group: us}
      callerIds:
        - name: pool
          zone: America/New_York
          trialCalls: 10
          blocked: {count: 3, within: 2h, rest: 12h}
          fallenRest: 3d
          numbers:
            - {number: "+12025550101", serves: ["+1202", "+1703"], callsPerDay: 200, attestation: A}
            - {number: "+12025550102", trunks: [us]}
      campaigns:
        - name: sales
          trunks: [us]
          callerIdPool: pool
          compliance: law
          message: nobody-free
      """;

  @TempDir Path folder;

  @Test
  void aPoolIsReadAndWhatACampaignShowsFollowsIt() throws IOException {
    EngineSettings settings = read(GOOD);
    assertThat(settings.callerIds())
        .containsExactly(
            new CallerIdPoolConfigured(
                new CallerIdPool(
                    "pool",
                    "America/New_York",
                    List.of(
                        new Shown(
                            PhoneNumber.of("+12025550101"),
                            List.of("1202", "1703"),
                            200,
                            Attestation.A,
                            List.of()),
                        new Shown(
                            PhoneNumber.of("+12025550102"),
                            List.of(),
                            0,
                            Attestation.NONE,
                            List.of("t1", "t2"))),
                    new Rests(3, 7_200_000, 43_200_000, 259_200_000, 10, true))),
            new CallerIdsConfigured("sales", "pool"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          callerIdPool: pool          | callerIdPool: poll             | 'poll': expected the name of a pool of caller ids, one of pool
          callerIdPool: pool          | wrapUp: 1s                     | callerId: missing, and trunk t1 has none either
          "+12025550102", trunks      | "+12025550101", trunks         | numbers[1].number: +12025550101 is there twice
          serves: ["+1202", "+1703"]  | serves: ["1202"]               | serves[0]: '1202': expected what an E.164 number begins with
          attestation: A              | attestation: D                 | 'D': expected an attestation, one of A, B, C, none
          zone: America/New_York      | zone: Mars                     | zone: 'Mars': expected a time zone by its name
          trunks: [us]}               | trunks: [uk]}                  | numbers[1].trunks[0]: 'uk': expected the name of a trunk
          """)
  void namesWhatIsWrong(String line, String instead, String expected) throws IOException {
    assertThat(GOOD).contains(line);
    InvalidSettingsException error =
        catchThrowableOfType(
            InvalidSettingsException.class, () -> read(GOOD.replace(line, instead)));
    assertThat(error.getMessage()).contains(expected);
  }

  @Test
  void aPoolNextToACallerIdIsAnError() {
    String both = GOOD + "    callerId: \"+12025550100\"\n";
    InvalidSettingsException error =
        catchThrowableOfType(InvalidSettingsException.class, () -> read(both));
    assertThat(error.getMessage())
        .contains("'pool' is given next to a callerId: expected one of the two");
  }

  @Test
  void aTrunkForWhichThePoolHasNoNumberIsAnError() throws IOException {
    String bound =
        GOOD.replace("trunks: [us]}", "trunks: [t1]}").replace("attestation: A}", "trunks: [t1]}");
    InvalidSettingsException error =
        catchThrowableOfType(InvalidSettingsException.class, () -> read(bound));
    assertThat(error.getMessage()).contains("'pool' has no number for trunk t2: expected at least");
  }

  private EngineSettings read(String yaml) throws IOException {
    Files.createDirectories(folder.resolve("compliance"));
    Files.writeString(folder.resolve("compliance/law.yaml"), "title: None\nasOf: 2026-01-31\n");
    Path file = Files.writeString(folder.resolve("pacekeeper.yaml"), yaml);
    return SettingsReader.read(file, name -> "s3cret");
  }
}
