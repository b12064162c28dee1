package org.pacekeeper.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.asteriskjava.manager.action.BridgeAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.PhoneNumber;

class ActionFactoryTest {
  private static final long CALL = 0x2a_0000_0001L;
  private static final long LEG = 0x2a_0000_0002L;

  @Test
  void dialsALeadIntoTheHoldingBridgeWithASafetyNet() {
    OriginateAction action =
        (OriginateAction)
            ActionFactory.action(originate("PJSIP/+12025550123@carrier", "+12025550199", "sorry"));
    assertThat(action.getChannel()).isEqualTo("PJSIP/+12025550123@carrier");
    assertThat(action.getChannelId()).isEqualTo("pk-0000002a00000001");
    assertThat(action.getOtherChannelId()).isEqualTo("pl-0000002a00000001");
    assertThat(action.getAsync()).isTrue();
    assertThat(action.getContext()).isEqualTo("pacekeeper-answered");
    assertThat(action.getTimeout()).isEqualTo(20_000L);
    assertThat(action.getCallerId()).isEqualTo("+12025550199");
    assertThat(action.getAccount()).isEqualTo("call");
    assertThat(action.getVariables())
        .containsEntry("PK_HOLD_S", "3")
        .containsEntry("PK_MESSAGE", "sorry")
        .containsEntry("CHANNEL(hangup_handler_push)", "\"pacekeeper-ended,s,1\"");
  }

  @Test
  void callsAnAgentIntoTheAgentsHoldingBridge() {
    OriginateAction action =
        (OriginateAction)
            ActionFactory.action(
                new PbxCommand.CallAgent("pbx1", LEG, "anna", "PJSIP/1001", 30_000));
    assertThat(action.getContext()).isEqualTo("pacekeeper-agent");
    assertThat(action.getAccount()).isEqualTo("agent-anna");
    assertThat(action.getChannelId()).isEqualTo("pk-0000002a00000002");
  }

  @Test
  void givesACallerALegThatFetchesThem() {
    OriginateAction action =
        (OriginateAction)
            ActionFactory.action(take("PJSIP/carrier-0000001a", "custom/please-hold"));
    assertThat(action.getChannel()).isEqualTo("Local/s@pacekeeper-caller/n");
    assertThat(action.getChannelId()).isEqualTo("pk-0000002a00000001");
    assertThat(action.getContext()).isEqualTo("pacekeeper-caller-waits");
    assertThat(action.getAccount()).isEqualTo("caller");
    assertThat(action.getVariables())
        .containsEntry("PK_CALLER", "PJSIP/carrier-0000001a")
        .containsEntry("PK_HOLD_S", "310")
        .containsEntry("PK_ANNOUNCE_S", "30")
        .containsEntry("PK_ANNOUNCE", "custom/please-hold");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PJSIP/a,b", "PJSIP/${X}", "PJSIP/a\r\nAction: Logoff", "PJSIP/a b"})
  void refusesAChannelOfSomebodyElsesChoice(String channel) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionFactory.action(take(channel, "")))
        .withMessageContaining("channel");
  }

  private static PbxCommand.TakeInbound take(String channel, String announcement) {
    return new PbxCommand.TakeInbound(
        "pbx1", CALL, "sales", channel, 310_000, announcement, 30_000);
  }

  @Test
  void namesChannelsByOurIds() {
    BridgeAction bridge =
        (BridgeAction) ActionFactory.action(new PbxCommand.Connect("pbx1", CALL, "anna", LEG));
    assertThat(bridge.getChannel1()).isEqualTo("pk-0000002a00000001");
    assertThat(bridge.getChannel2()).isEqualTo("pk-0000002a00000002");
    RedirectAction redirect =
        (RedirectAction) ActionFactory.action(new PbxCommand.PlayMessage("pbx1", CALL, "sorry"));
    assertThat(redirect.getChannel()).isEqualTo("pk-0000002a00000001");
    assertThat(redirect.getContext()).isEqualTo("pacekeeper-message");
    assertThat(redirect.getExten()).isEqualTo("sorry");
    HangupAction hangup =
        (HangupAction) ActionFactory.action(new PbxCommand.HangupAgent("pbx1", LEG, "anna", "x"));
    assertThat(hangup.getChannel()).isEqualTo("pk-0000002a00000002");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PJSIP/+12025550123@carrier",
        "PJSIP/12025550123@carrier_1",
        "Local/99100010@trunk/n",
        "PJSIP/carrier/sip:12025550123@127.0.0.1:5060",
        "DAHDI/g1/12025550123"
      })
  void takesDialStrings(String dialString) {
    assertThat(ActionFactory.action(originate(dialString, "", "sorry"))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PJSIP",
        "PJSIP/",
        "PJSIP/1\r\nAction: Logoff",
        "PJSIP/1\n",
        "PJSIP/1\r",
        "PJSIP/1\u0000",
        "PJSIP/1\u0085",
        "PJSIP/1\u2028",
        "PJSIP/1,A=b",
        "PJSIP/1&PJSIP/2",
        "Local/${X}@trunk",
        "PJSIP/1 ",
        "PJSIP/1|2",
        "PJSIP/1\"",
        "PJSIP/1;2",
        "\u0421IP/1"
      })
  void refusesOtherDialStrings(String dialString) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionFactory.action(originate(dialString, "", "sorry")))
        .withMessageStartingWith("dial string '")
        .withMessageNotContainingAny("\r", "\n");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ActionFactory.action(new PbxCommand.CallAgent("pbx1", LEG, "anna", dialString, 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "12025550199", "+12025550199", "\"Acme Ltd.\" <+12025550199>", "Acme <100>"})
  void takesCallerIds(String callerId) {
    assertThat(ActionFactory.action(originate("PJSIP/1", callerId, "sorry"))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\r\nVariable: A=b",
        "\"A\rB\" <1>",
        "\"A\nB\" <1>",
        "\"A\"B\" <1>",
        "A, B <1>",
        "A",
        "<1>\n",
        "1;x",
        "\u0661"
      })
  void refusesOtherCallerIds(String callerId) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionFactory.action(originate("PJSIP/1", callerId, "sorry")))
        .withMessageStartingWith("caller id '");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a b", "a,b", "a\r\nb", "../a", "a&b", "a|b", "${A}", "a.b"})
  void refusesOtherMessages(String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionFactory.action(originate("PJSIP/1", "", message)))
        .withMessageStartingWith("message '");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionFactory.action(new PbxCommand.PlayMessage("pbx1", CALL, message)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\r\nb", "a,b", "${A}", "abcdefghijklmnopqrstuvwxyz0123456"})
  void refusesOtherAgents(String agent) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ActionFactory.action(new PbxCommand.CallAgent("pbx1", LEG, agent, "PJSIP/1", 1)))
        .withMessageStartingWith("agent '");
  }

  @Test
  void offersTheCodecsOfTheTrunkInTheirOrder() {
    assertThat(((OriginateAction) ActionFactory.action(offering("opus", "alaw"))).getCodecs())
        .isEqualTo("opus,alaw");
    assertThat(((OriginateAction) ActionFactory.action(offering())).getCodecs()).isNull();
    PbxCommand third =
        new PbxCommand.CallThird(
            "pbx1",
            LEG,
            CALL,
            PhoneNumber.of("+12025550123"),
            "PJSIP/1@carrier",
            "",
            20_000,
            List.of("g722", "ulaw"));
    assertThat(((OriginateAction) ActionFactory.action(third)).getCodecs()).isEqualTo("g722,ulaw");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alaw,ulaw", "alaw\r\nAction: Logoff", "!all", "al aw", "a", "${A}"})
  void refusesACodecThatIsNoName(String codec) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionFactory.action(offering("ulaw", codec)))
        .withMessageStartingWith("codec '");
  }

  private static PbxCommand originate(String dialString, String callerId, String message) {
    return originate(dialString, callerId, message, List.of());
  }

  private static PbxCommand offering(String... codecs) {
    return originate("PJSIP/1@carrier", "", "sorry", List.of(codecs));
  }

  private static PbxCommand originate(
      String dialString, String callerId, String message, List<String> codecs) {
    return new PbxCommand.Originate(
        "pbx1",
        "trunk",
        CALL,
        "campaign",
        1,
        1,
        PhoneNumber.of("+12025550123"),
        dialString,
        callerId,
        20_000,
        2_001,
        message,
        PbxCommand.Answering.PLAIN,
        codecs);
  }
}
