package org.pacekeeper.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.settings.yaml.InvalidSettingsException;

/** Each case changes one line of a good file. */
class SettingsErrorsTest {
  private static final UnaryOperator<String> ENVIRONMENT = Map.of("SECRET", "s3cret")::get;
  private static final String GOOD =
      """
      dataDir: var
      web: {port: 8080, host: 127.0.0.1}
      nodes:
        - name: pbx1
          host: 10.0.0.1
          user: dialer
          secret: ${SECRET}
      trunks:
        - name: carrier
          node: pbx1
          dialString: PJSIP/{e164}@carrier
          lines: 30
      campaigns:
        - name: sales
          policy: progressive
          trunks: [carrier]
          callerId: "+12025550100"
          compliance: law
          ringTimeout: 25s
          abandonFractionMax: 0.03
          callingHours: ["mon-fri 09:00-20:00"]
          message: nobody-free
          retry: {attemptsMax: 5}
      agents:
        - {name: alice, campaign: sales, node: pbx1, dialString: PJSIP/alice}
      """;
  private static final String LAW =
      """
      title: A law
      asOf: 2026-01-31
      abandonFractionMax: {value: 0.03, source: a paragraph, verified: true}
      minimumRing: {value: 15s, source: a paragraph, verified: true}
      callingHours: {value: mon-sat 08:00-21:00, source: a paragraph, verified: false}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeLaw() throws IOException {
    Files.createDirectory(folder.resolve("compliance"));
    Files.writeString(folder.resolve("compliance/law.yaml"), LAW);
  }

  @Test
  void readsTheGoodFile() throws IOException {
    EngineSettings settings = read(GOOD);
    assertThat(settings.campaigns().get(0).ringTimeoutMs()).isEqualTo(25_000);
    assertThat(settings.dataDir()).isEqualTo(folder.resolve("var"));
    assertThat(settings.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          port: 8080       | port: 70000       | 2 | web.port: '70000': expected a whole number from 0 to 65535, for instance 8080
          host: 127.0.0.1} | host: 10.0.0.1}   | 2 | web.host: '10.0.0.1': expected an address of this machine only, for there is no login yet (127.0.0.1, ::1 or localhost), for instance 127.0.0.1
          web: {port       | webb: {port       | 2 | webb: unknown key (did you mean 'web'?); known here: dataDir, journal, store, web, nodes, joins, trunks, callerIds, campaigns, agents
          host: 10.0.0.1   | hots: 10.0.0.1    | 5 | nodes[0].hots: unknown key (did you mean 'host'?); known here: name, callsMax, originatesPerSecond, unansweredMax, host, port, user, secretFile, secret, actionSessions, recordings
          host: 10.0.0.1   | port: 5038        | 4 | nodes[0].host: missing; expected a host name or an address, for instance 127.0.0.1
          name: pbx1       | name: pbx 1       | 4 | nodes[0].name: 'pbx 1': expected a name of 1 to 32 letters, digits, _ . or -, for instance sales
          ${SECRET}        | hunter2           | 7 | nodes[0].secret: a value not shown here: expected the name of an environment variable as ${NAME}, for instance ${PACEKEEPER_PBX_SECRET}
          ${SECRET}        | ${NO_SUCH}        | 7 | nodes[0].secret: the environment variable NO_SUCH is not set: expected it to hold a secret
          secret: $        | secretFile: $     | 7 | nodes[0].secretFile: 'FOLDER/${SECRET}' cannot be read: expected a file whose first line is a secret
          node: pbx1\\n    | node: pbx9\\n     | 10 | trunks[0].node: 'pbx9': expected the name of a node, one of pbx1, for instance pbx1
          {e164}@          | 12025550123@      | 11 | trunks[0].dialString: 'PJSIP/12025550123@carrier': expected TECHNOLOGY/ADDRESS with {number} or {e164} in it, of letters, digits and _ . @ / : + -, for instance PJSIP/{e164}@carrier
          {e164}@carrier   | {e164}@a,b        | 11 | trunks[0].dialString: 'PJSIP/{e164}@a,b': expected TECHNOLOGY/ADDRESS with {number} or {e164} in it, of letters, digits and _ . @ / : + -, for instance PJSIP/{e164}@carrier
          lines: 30        | lines: many       | 12 | trunks[0].lines: 'many': expected a whole number from 1 to 100000, for instance 30
          progressive      | fixed.Ratio:r=99  | 15 | campaigns[0].policy: policy 'fixed.Ratio': parameter r=99.0, expected 1.0 to 20.0
          [carrier]        | [carier]          | 16 | campaigns[0].trunks[0]: 'carier': expected the name of a trunk, one of carrier, for instance carrier
          "+12025550100"   | 0202              | 17 | campaigns[0].callerId: '0202': expected a phone number in E.164 form, a plus sign and 7 to 15 digits, for instance +12025550123
          compliance: law  | compliance: laws  | 18 | campaigns[0].compliance: 'laws': expected the name of a profile in FOLDER/compliance, one of law, for instance law
          ringTimeout: 25s | ringTimeout: 25   | 19 | campaigns[0].ringTimeout: '25': expected a duration from 1s to 2m with its unit (ms, s, m, h or d), for instance 25s
          ringTimeout: 25s | ringTimeout: [1s] | 19 | campaigns[0].ringTimeout: found a list: expected a duration from 1s to 2m with its unit (ms, s, m, h or d), for instance 25s
          Max: 0.03        | Max: 3            | 20 | campaigns[0].abandonFractionMax: '3': expected a number above 0 and up to 1, for instance 0.03
          mon-fri 09       | sun 09            | 21 | campaigns[0].callingHours: no minute of the week is left under the profiles: expected at least one
          mon-fri 09       | fri-mon 09        | 21 | campaigns[0].callingHours[0]: 'fri-mon 09:00-20:00': expected weekdays and a span of the callee's local day, for instance mon-fri 08:00-21:00
          nobody-free      | 'a,b'             | 22 | campaigns[0].message: 'a,b': expected a recording as the PBX names it, of letters, digits and _ . / -, for instance custom/nobody-free
          attemptsMax      | attemptMax        | 23 | campaigns[0].retry.attemptMax: unknown key (did you mean 'attemptsMax'?); known here: attemptsMax, busyAfter, noAnswerAfter, machineAfter, failedAfter
          campaign: sales  | campaign: sails   | 25 | agents[0].campaign: 'sails': expected the name of a campaign, one of sales, for instance sales
          PJSIP/alice      | PJSIP/a&b         | 25 | agents[0].dialString: 'PJSIP/a&b': expected TECHNOLOGY/ADDRESS of letters, digits and _ . @ / : + -, for instance PJSIP/alice
          """)
  void namesFileLineKeyValueAndWhatWasExpected(String from, String to, int line, String message) {
    String broken = GOOD.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n"));
    assertThat(broken).isNotEqualTo(GOOD);
    String expected =
        folder.resolve("pacekeeper.yaml")
            + ":"
            + line
            + ": "
            + message.replace("FOLDER", folder.toString());
    assertThat(problems(broken).split("\n")).contains(expected);
    assertThat(problems(broken)).doesNotContain("hunter2");
  }

  @Test
  void anAgentIsOnTheNodeOfTheTrunksOfTheirCampaign() {
    String broken =
        GOOD.replace(
                "trunks:\n",
                "  - {name: pbx2, host: 10.0.0.2, user: dialer, secret: \"${SECRET}\"}\ntrunks:\n")
            .replace("campaign: sales, node: pbx1", "campaign: sales, node: pbx2");
    assertThat(problems(broken))
        .contains(
            "agents[0].node: 'pbx2': expected 'pbx1', where trunk 'carrier' of the agent's"
                + " campaign is");
  }

  @Test
  void tellsAllThatIsWrongAtOnceByLine() {
    String broken =
        GOOD.replace("port: 8080", "port: x").replace("lines: 30", "lines: x").replace("25s", "x");
    assertThat(problems(broken).lines().map(line -> line.replaceAll(".*yaml:(\\d+):.*", "$1")))
        .containsExactly("2", "12", "19");
  }

  @Test
  void saysWhereAFileIsNotYaml() {
    assertThat(problems("nodes: [\n  a: b\n")).contains("pacekeeper.yaml:").contains("not YAML");
    assertThat(problems("")).contains("expected a YAML mapping");
    assertThat(problems("web: {port: 1, port: 2}\n")).contains(":1: web.port: given twice");
  }

  @Test
  void takesTheStricterOfCampaignAndLaw() throws IOException {
    EngineSettings loose =
        read(
            GOOD.replace("0.03\n    callingHours", "0.10\n    callingHours")
                .replace("abandonFractionMax: 0.03", "abandonFractionMax: 0.10")
                .replace("ringTimeout: 25s", "ringTimeout: 5s")
                .replace("mon-fri 09:00-20:00", "mon 06:00-10:00"));
    var campaign = loose.campaigns().get(0);
    assertThat(campaign.abandonFractionMax()).isEqualTo(0.03);
    assertThat(campaign.ringTimeoutMs()).isEqualTo(15_000);
    assertThat(campaign.callingHours()).hasSize(1);
    assertThat(campaign.callingHours().get(0).fromMinute()).isEqualTo(8 * 60);
    assertThat(loose.notices()).hasSize(3).allMatch(n -> n.contains("law (a paragraph)"));
    EngineSettings tight =
        read(GOOD.replace("abandonFractionMax: 0.03", "abandonFractionMax: 0.01"));
    assertThat(tight.campaigns().get(0).abandonFractionMax()).isEqualTo(0.01);
    assertThat(tight.notices()).isEmpty();
  }

  @Test
  void leavesOutSecretsForCommandsThatReachNoPbx() throws IOException {
    Path file = write(GOOD.replace("${SECRET}", "${NO_SUCH}"));
    EngineSettings settings = SettingsReader.readWithoutSecrets(file, name -> null);
    assertThat(settings.nodes().get(0).secret().isEmpty()).isTrue();
  }

  private String problems(String text) {
    return catchThrowableOfType(InvalidSettingsException.class, () -> read(text)).getMessage();
  }

  private EngineSettings read(String text) throws IOException {
    return SettingsReader.read(write(text), ENVIRONMENT);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("pacekeeper.yaml"), text);
  }
}
