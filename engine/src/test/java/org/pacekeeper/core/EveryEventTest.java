package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pacekeeper.event.AgentSettings;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.Ask;
import org.pacekeeper.event.CallerIdPool;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.ConversationSettings;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.Move;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.event.RecordingSettings;
import org.pacekeeper.event.TrunkSettings;

/** Java 17 does not check that the core knows every event: this does. */
class EveryEventTest {

  static Stream<Class<?>> events() {
    return Arrays.stream(Event.class.getPermittedSubclasses())
        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
        .filter(type -> type != Checkpointed.class);
  }

  @ParameterizedTest
  @MethodSource("events")
  void theCoreTakesEveryEventEvenOneAboutThingsItDoesNotKnow(Class<?> type) throws Exception {
    CoreRig rig = new CoreRig().campaign("progressive").agents(1);
    Event event = (Event) instance(type);
    assertThatCode(() -> rig.on(event)).doesNotThrowAnyException();
  }

  private static Object instance(Class<?> type) throws Exception {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(types).map(EveryEventTest::value).toArray();
    return type.getDeclaredConstructor(types).newInstance(values);
  }

  private static Object value(Class<?> type) {
    if (type == int.class) return 1;
    if (type == long.class) return 1L;
    if (type == String.class) return "nobody";
    if (type == List.class) return List.of();
    if (type == Outcome.class) return Outcome.BUSY;
    if (type == Party.class) return Party.CALLEE;
    if (type == PhoneNumber.class) return new PhoneNumber(12_025_550_100L);
    if (type == NodeSettings.class) return new NodeSettings("other", 1, 1);
    if (type == TrunkSettings.class) return CoreRig.trunk(1, 1);
    if (type == AnswerSettings.class) return AnswerSettings.DEFAULTS;
    if (type == Heard.class) return Heard.MACHINE;
    if (type == CampaignSettings.class) return CoreRig.settings("progressive");
    if (type == boolean.class) return true;
    if (type == Ask.class) return Ask.HOLD;
    if (type == Move.class) return Move.HOLD;
    if (type == AgentSettings.class) return AgentSettings.plain("nobody");
    if (type == CallerIdPool.class)
      return new CallerIdPool(
          "nobody", "nowhere", List.of(), new CallerIdPool.Rests(1, 1, 1, 1, 1));
    if (type == RecordingSettings.class) return RecordingSettings.none("nobody");
    if (type == ConversationSettings.class) return ConversationSettings.plain("nobody");
    if (type == InboundSettings.class) return InboundSettings.NONE;
    throw new IllegalArgumentException("no value for " + type);
  }
}
