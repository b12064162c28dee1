package org.pacekeeper.sim.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.app.doctor.CallCheck;
import org.pacekeeper.app.doctor.Finding;
import org.pacekeeper.app.doctor.Finding.Level;
import org.pacekeeper.app.doctor.NodeNeeds;
import org.pacekeeper.app.doctor.PbxCheck;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.settings.EngineSettings;
import org.pacekeeper.settings.SettingsReader;

/** What the doctor finds on a real Asterisk, in order and with each fault. */
@Tag("asterisk")
class DoctorOnAsteriskTest {
  private static final Path PROFILES =
      Path.of(System.getProperty("pacekeeper.root", ".."), "config", "compliance");

  private static final String SETTINGS =
      """
      nodes:
        - {name: pbx1, host: 127.0.0.1, port: %d, user: %s, secret: "${SECRET}"}
      trunks:
        - {name: carrier, node: pbx1, dialString: "PJSIP/{e164}@%s", lines: 5, callerId: "+12025550100", codecs: [%s]}
      campaigns:
        - name: sales
          trunks: [carrier]
          message: vm-goodbye
          compliance: us-federal
          answers: {machines: leave-message, machineMessage: vm-goodbye, optOutKey: "9"}
          recording: {mode: always, keepDays: 30}
          inbound: {numbers: ["+12025550100"]}
      agents: []
      """;

  @TempDir Path folder;
  private String codecs = "alaw, ulaw";

  private RealAsterisk asterisk(String edit) throws Exception {
    return RealAsterisk.startEdited(folder.resolve("instance"), edit);
  }

  private EngineSettings settings(AsteriskNode node, String user, String secret, String endpoint)
      throws Exception {
    Path file = folder.resolve("pacekeeper.yaml");
    Path profile = folder.resolve("compliance/us-federal.yaml");
    Files.createDirectories(profile.getParent());
    Files.copy(PROFILES.resolve("us-federal.yaml"), profile, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(file, SETTINGS.formatted(node.port(), user, endpoint, codecs));
    return SettingsReader.read(file, Map.of("SECRET", secret)::get);
  }

  private List<Finding> look(AsteriskNode node) throws Exception {
    return look(node, node.user(), node.secret(), "carrier", Instant::now);
  }

  private List<Finding> look(
      AsteriskNode node, String user, String secret, String endpoint, Supplier<Instant> clock)
      throws Exception {
    EngineSettings settings = settings(node, user, secret, endpoint);
    return new PbxCheck(settings.nodes().get(0), NodeNeeds.of(settings, "pbx1"), clock).look();
  }

  @Test
  void findsNothingWrongWithWhatIsShipped() throws Exception {
    try (RealAsterisk asterisk = asterisk("")) {
      List<Finding> findings = look(asterisk.node());
      assertThat(findings).allMatch(finding -> finding.level() == Level.OK, "is ok");
      assertThat(findings)
          .extracting(Finding::what)
          .containsExactly(
              "node pbx1",
              "node pbx1 version",
              "node pbx1 rights",
              "node pbx1 dialplan",
              "node pbx1 modules",
              "node pbx1 codecs",
              "trunk carrier codecs",
              "node pbx1 clock");
      assertThat(of(findings, "pbx1 codecs").found()).contains("carrier").contains("ulaw");
      assertThat(of(findings, "carrier codecs").found()).endsWith("order: alaw, ulaw");

      codecs = "siren14, alaw, gsm";
      assertThat(look(asterisk.node()))
          .filteredOn(finding -> finding.level() != Level.OK)
          .extracting(Finding::found)
          .containsExactly(
              "siren14 is not allowed by endpoint carrier, so never offered",
              "gsm is not allowed by endpoint carrier, so never offered");

      assertWrong(
          look(asterisk.node(), "pacekeeper", "not-it", "carrier", Instant::now),
          "node pbx1",
          "login refused");
      assertWrong(
          look(asterisk.node(), "nobody", "not-it", "carrier", Instant::now),
          "node pbx1",
          "login refused");
      assertWrong(
          look(asterisk.node(), "pacekeeper", asterisk.node().secret(), "other", Instant::now),
          "codecs",
          "no PJSIP endpoint other of trunk carrier");
      Finding clock =
          of(
              look(
                  asterisk.node(),
                  "pacekeeper",
                  asterisk.node().secret(),
                  "carrier",
                  () -> Instant.now().minus(Duration.ofMinutes(5))),
              "clock");
      assertThat(clock.level()).isEqualTo(Level.NOTICE);
      assertThat(clock.found()).contains("ahead of ours");
    }
  }

  /**
   * Given: faults; then: where they are found, how bad, in which words; all say what to do. Each
   * line starts an Asterisk, so what is found by one look is on one line.
   */
  @ParameterizedTest(name = "{1} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
sed -i '/extensions_pacekeeper/d' extensions.conf                       | dialplan | WRONG  | lacks pacekeeper-answered
sed -i 's/^.pacekeeper-recorded./[other]/; s/^.pacekeeper-inbound./[another]/' extensions_pacekeeper.conf | dialplan | WRONG | lacks pacekeeper-; pacekeeper-recorded; pacekeeper-inbound
sed -i 's/NoOp(3)/NoOp(1)/' extensions_pacekeeper.conf                  | dialplan | WRONG  | is of version 1, expected 3
sed -i '/^.pacekeeper-version/,+3d' extensions_pacekeeper.conf          | dialplan | WRONG  | is of version 0, expected 3
sed -i 's/NoOp(3)/NoOp(9)/' extensions_pacekeeper.conf                  | dialplan | WRONG  | is of version 9
sed -i '/app_amd/d; /app_mixmonitor/d; /app_channelredirect/d; /format_wav.so/d' modules.conf | modules | WRONG | app_amd.so (campaign sales, which detects machines); app_mixmonitor.so (campaign sales, which records); app_channelredirect.so (campaign sales, which takes calls); format_wav.so
sed -i '/func_module/d' modules.conf                                    | modules  | NOTICE | func_module is not loaded
sed -i '/func_pjsip_endpoint/d' modules.conf                            | codecs   | NOTICE | func_pjsip_endpoint is not loaded
sed -i '/codec_alaw/d' modules.conf                                     | carrier codecs | WRONG | alaw cannot be turned into other codecs
sed -i '/func_module/d' modules.conf                                    | carrier codecs | NOTICE | whether alaw can be turned into other codecs cannot be told
sed -i 's/^write = .*/write = call,reporting/' manager.conf             | carrier codecs | NOTICE | whether the node knows alaw cannot be told
sed -i '/func_channel/d' modules.conf                                   | carrier codecs | NOTICE | whether the node knows ulaw cannot be told
sed -i 's/^write = .*/write = call,reporting/' manager.conf             | rights   | WRONG  | lacks write = originate
sed -i 's/^write = .*/write = originate,call/' manager.conf             | rights   | WRONG  | lacks write = reporting
sed -i 's/^write = .*/write = originate,call/' manager.conf             | dialplan | NOTICE | cannot be looked at
sed -i 's/^write = .*/write = originate,call,reporting,system,command,config/' manager.conf | rights | NOTICE | more than is needed: write = command,config,system
sed -i 's/^read = .*/read = user/' manager.conf                         | rights   | WRONG  | need read = call
sed -i 's/^read = .*/read = call/' manager.conf                         | rights   | WRONG  | need read = user
sed -i '/^eventfilter/d' manager.conf                                   | rights   | NOTICE | other people's calls
""")
  void findsTheFault(String edit, String where, Level level, String words) throws Exception {
    try (RealAsterisk asterisk = asterisk(edit)) {
      List<Finding> of =
          look(asterisk.node()).stream().filter(f -> f.what().endsWith(" " + where)).toList();
      assertThat(of)
          .anySatisfy(
              finding -> {
                assertThat(finding.found()).contains(words.split("; "));
                assertThat(finding.level()).isEqualTo(level);
                assertThat(finding.advice()).isNotEmpty();
              });
    }
  }

  /** Given: whom the test call reaches; then: what is said of it. */
  @Test
  void aTestCallSaysWhatItSaw() throws Exception {
    try (RealAsterisk asterisk = asterisk("")) {
      List<String> steps = new ArrayList<>();
      Finding fine = call(asterisk, "Local/98605000@trunk/n?{e164}", "vm-goodbye", steps);
      assertThat(fine.level()).as(fine + " " + steps).isEqualTo(Level.OK);
      assertThat(String.join("\n", steps))
          .contains("of your own")
          .contains("caller id +12025550100")
          .containsSubsequence("there is a channel", "it rings", "answered", "played", "is over");

      Finding silent = call(asterisk, "Local/98605000@trunk/n?{e164}", "no-such-file", steps);
      assertThat(silent.level()).isEqualTo(Level.WRONG);
      assertThat(silent.found()).contains("message was not played");

      Finding busy = call(asterisk, "Local/99301000@trunk/n?{e164}", "vm-goodbye", steps);
      assertThat(busy.level()).isEqualTo(Level.WRONG);
      assertThat(busy.found()).contains("not answered: busy");
      assertThat(busy.advice()).isNotEmpty();

      Finding nowhere = call(asterisk, "PJSIP/{e164}@nowhere", "vm-goodbye", steps);
      assertThat(nowhere.found()).contains("not answered: fault");
    }
  }

  private Finding call(RealAsterisk asterisk, String way, String message, List<String> steps)
      throws Exception {
    AsteriskNode node = asterisk.node();
    EngineSettings settings = settings(node, node.user(), node.secret(), "carrier");
    // The scripted far end takes its own number, wherever the phone's stands.
    String dialString = way.contains("?") ? way.substring(0, way.indexOf('?')) : way;
    TrunkSettings trunk = new TrunkSettings("carrier", "pbx1", dialString, 5, 10, "+12025550100");
    var campaign = settings.campaigns().get(0);
    var spoken =
        new org.pacekeeper.event.CampaignSettings(
            campaign.name(),
            campaign.policy(),
            campaign.trunks(),
            campaign.callerId(),
            5_000,
            campaign.abandonAfterMs(),
            campaign.wrapUpMs(),
            campaign.abandonFractionMax(),
            campaign.abandonWindowMs(),
            message,
            campaign.callingHours(),
            campaign.retry(),
            campaign.minimumRingMs(),
            campaign.occupancyMax());
    PhoneNumber phone = PhoneNumber.of("+12025550123");
    return new CallCheck(settings.nodes().get(0), trunk, spoken, phone, 42, steps::add)
        .look()
        .get(0);
  }

  private static void assertWrong(List<Finding> findings, String where, String words) {
    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.what()).endsWith(where);
              assertThat(finding.level()).isEqualTo(Level.WRONG);
              assertThat(finding.found()).contains(words);
              assertThat(finding.advice()).isNotEmpty();
            });
  }

  private static Finding of(List<Finding> findings, String where) {
    return findings.stream()
        .filter(finding -> finding.what().endsWith(" " + where))
        .findFirst()
        .orElseThrow();
  }
}
