package org.pacekeeper.sim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.asterisk.AsteriskTimings;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent.OriginateTaken;
import org.pacekeeper.sim.ami.AmiClient;

/** What becomes of the codecs of a trunk: the same for a real Asterisk and the simulated one. */
public abstract class CodecContract extends ExchangeContract {
  private static final int RING_TIMEOUT_MS = 20_000;

  @Override
  AsteriskTimings timings() {
    return AsteriskTimings.defaults();
  }

  /**
   * Given: what the trunk names; then: what the channel has. No name is refused: those that are not
   * known, or that the endpoint does not allow, are passed over, and its own follow.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          PJSIP/99500000@carrier   ;              ; (ulaw|alaw)
          PJSIP/99500000@carrier   ; alaw         ; (alaw|ulaw)
          PJSIP/99500000@carrier   ; ulaw,alaw    ; (ulaw|alaw)
          PJSIP/99500000@carrier   ; gsm          ; (ulaw|alaw)
          PJSIP/99500000@carrier   ; opus,alaw    ; (alaw|ulaw)
          PJSIP/99500000@carrier   ; nosuch       ; (ulaw|alaw)
          PJSIP/99500000@carrier   ; nosuch,alaw  ; (alaw|ulaw)
          Local/99500000@trunk/n   ;              ; (slin)
          Local/99500000@trunk/n   ; alaw         ; (alaw)
          Local/99500000@trunk/n   ; gsm          ; (gsm)
          Local/99500000@trunk/n   ; nosuch       ; (slin192)
          Local/99500000@trunk/n   ; nosuch,ulaw  ; (ulaw)
          """)
  void offersWhatIsKnownAndAllowedFirst(String dialString, String codecs, String formats)
      throws Exception {
    long call = originate(dialString, codecs == null ? List.of() : List.of(codecs.split(",")));
    driver.events.await(OriginateTaken.class, e -> e.callId() == call);
    assertThat(formatsOf(call)).isEqualTo(formats);
  }

  /** Rings until it is hung up, or far longer than it is looked at. */
  protected final long originate(String dialString, List<String> codecs) {
    long id = driver.newId();
    PbxCommand.Originate plain =
        driver.originate(id, dialString, "12025550199", RING_TIMEOUT_MS, 60_000, rig.message());
    driver.pbx.send(
        new PbxCommand.Originate(
            plain.node(),
            plain.trunk(),
            id,
            plain.campaign(),
            plain.leadId(),
            plain.attempt(),
            plain.phone(),
            dialString,
            plain.callerId(),
            plain.ringTimeoutMs(),
            plain.holdTimeoutMs(),
            plain.message(),
            plain.answering(),
            codecs));
    return id;
  }

  private String formatsOf(long call) throws Exception {
    AsteriskNode node = rig.node();
    try (AmiClient client = new AmiClient(node.port()).login(node.user(), node.secret())) {
      client.send(
          "Action: Getvar",
          "ActionID: formats",
          "Channel: " + LegId.text(call),
          "Variable: CHANNEL(audionativeformat)");
      return client.await(m -> "formats".equals(m.get("ActionID"))).get("Value");
    }
  }
}
