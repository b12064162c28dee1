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
import org.pacekeeper.event.NodeSettings.Join;
import org.pacekeeper.settings.yaml.InvalidSettingsException;

/** Each case changes one line of a good file with three nodes, two of them joined. */
class NodePoolSettingsTest {
  private static final String GOOD =
      """
      nodes:
        - {name: a, host: 10.0.0.1, user: dialer, secret: "${SECRET}"}
        - {name: b, host: 10.0.0.2, user: dialer, secret: "${SECRET}"}
        - {name: c, host: 10.0.0.3, user: dialer, secret: "${SECRET}"}
      joins:
        - {from: a, to: b, dialString: "PJSIP/{leg}@b"}
        - {from: b, to: a, dialString: "PJSIP/{leg}@a"}
      trunks:
        - {name: a1, node: a, dialString: "PJSIP/{e164}@x", lines: 30, group: us}
        - {name: b1, node: b, dialString: "PJSIP/{e164}@x", lines: 30, group: us, weight: 2}
        - {name: c1, node: c, dialString: "PJSIP/{e164}@x", lines: 30, cost: 3, codecs: [opus, alaw]}
      campaigns:
        - name: sales
          trunks: [us]
          callerId: "+12025550100"
          compliance: law
          callingHours: ["mon-fri 09:00-20:00"]
          message: nobody-free
      agents:
        - {name: alice, campaign: sales, node: b, dialString: PJSIP/alice}
      """;

  @TempDir Path folder;

  @Test
  void aCampaignDialsThroughAGroupOfTrunksAndSharesAgentsOfJoinedNodes() throws IOException {
    EngineSettings settings = read(GOOD);
    assertThat(settings.campaigns().get(0).trunks()).containsExactly("a1", "b1");
    assertThat(settings.nodes().get(0).limits().joins())
        .containsExactly(new Join("b", "PJSIP/{leg}@b"));
    assertThat(settings.nodes().get(0).limits().unansweredMax()).isEqualTo(50);
    assertThat(settings.trunks()).extracting("weight").containsExactly(1.0, 2.0, 1.0);
    assertThat(settings.notices())
        .containsAll(
            List.of(
                "nodes a, b are joined: their callees get all agents",
                "node c is joined with no other: its callees get its agents only"));
  }

  @Test
  void aTrunkOffersItsCodecsInTheOrderInWhichTheyAreWritten() throws IOException {
    assertThat(read(GOOD).trunks())
        .extracting("codecs")
        .containsExactly(List.of(), List.of(), List.of("opus", "alaw"));
    assertThat(read(GOOD.replace("[opus, alaw]", "ulaw")).trunks().get(2).codecs())
        .containsExactly("ulaw");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          campaign: sales, node: b   | campaign: sales, node: c   | agents[0].node: 'c': expected 'a', where trunk 'a1' of the agent's campaign is, or a node joined with it
          {from: a, to: b            | {from: a, to: c            | joins[0].from: a is joined with c but not back: expected both ways
          {from: a, to: b            | {from: a, to: a            | joins[0].to: 'a': expected another node than from
          PJSIP/{leg}@b              | PJSIP/agent@b              | joins[0].dialString: 'PJSIP/agent@b': expected TECHNOLOGY/ADDRESS with {leg} in it
          group: us, weight          | group: c1, weight          | trunks: 'c1' is a trunk and a group: expected different names
          trunks: [us]               | trunks: [uk]               | trunks[0]: 'uk': expected the name of a trunk, one of a1, b1, c1, us
          [opus, alaw]               | [opus, pcma]               | trunks[2].codecs[1]: 'pcma': expected a codec by its name in Asterisk, one of alaw, ulaw, g722, opus
          [opus, alaw]               | [opus, ALAW]               | trunks[2].codecs[1]: 'ALAW': expected a codec
          [opus, alaw]               | [alaw, ulaw, alaw]         | trunks[2].codecs: 'alaw' is there twice: expected each codec once
          weight: 2                  | weight: 0                  | trunks[1].weight: '0'
          """)
  void namesWhatIsWrong(String line, String instead, String expected) throws IOException {
    InvalidSettingsException error =
        catchThrowableOfType(
            InvalidSettingsException.class, () -> read(GOOD.replace(line, instead)));
    assertThat(error.getMessage()).contains(expected);
  }

  private EngineSettings read(String yaml) throws IOException {
    Files.createDirectories(folder.resolve("compliance"));
    Files.writeString(folder.resolve("compliance/law.yaml"), "title: None\nasOf: 2026-01-31\n");
    Path file = Files.writeString(folder.resolve("pacekeeper.yaml"), yaml);
    return SettingsReader.read(file, name -> "s3cret");
  }
}
