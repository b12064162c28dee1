package org.pacekeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pacekeeper.command.Command;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.PhoneNumber;

class CodecPropertyTest {

  @Provide
  Arbitrary<Event> events() {
    return Arbitraries.of(Samples.leaves(Event.class)).flatMap(t -> any(t).map(Event.class::cast));
  }

  @Provide
  Arbitrary<Command> commands() {
    return Arbitraries.of(Samples.leaves(Command.class))
        .flatMap(t -> any(t).map(Command.class::cast));
  }

  @Property(tries = 1_000)
  void everyEventComesBackAsItWas(@ForAll("events") Event event) {
    assertThat(read(EventCodec.TYPES, FixtureFiles.bytes(EventCodec.TYPES, event, 0)))
        .isEqualTo(event);
  }

  @Property(tries = 1_000)
  void everyCommandComesBackAsItWas(@ForAll("commands") Command command) {
    assertThat(read(CommandCodec.TYPES, FixtureFiles.bytes(CommandCodec.TYPES, command, 1)))
        .isEqualTo(command);
  }

  private static <T> T read(RecordTypes<T> types, byte[] bytes) {
    RecordFrame frame = new RecordFrame().of(bytes, 0, bytes.length);
    assertThat(frame.problem()).isNull();
    return types.read(frame, new FieldReader());
  }

  private static Arbitrary<?> any(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class
          ? Arbitraries.maps(any(of[0]), any(of[1])).ofMaxSize(4)
          : any(of[0]).list().ofMaxSize(3);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == int.class || plain == Integer.class) return Arbitraries.integers();
    if (plain == long.class || plain == Long.class) return Arbitraries.longs();
    if (plain == boolean.class) return Arbitraries.of(true, false);
    if (plain == Double.class) return Arbitraries.doubles();
    if (plain == double.class)
      return Arbitraries.oneOf(
          Arbitraries.doubles(),
          Arbitraries.of(
              Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0));
    if (plain == String.class)
      return Arbitraries.strings().withCharRange('\0', '\ud7ff').ofMaxLength(60);
    if (plain == PhoneNumber.class)
      return Arbitraries.longs().between(1_000_000L, 999_999_999_999_999L).map(PhoneNumber::new);
    if (plain.isEnum()) return Arbitraries.of(List.of(plain.getEnumConstants()));
    return record(plain);
  }

  private static Arbitrary<Object> record(Class<?> type) {
    RecordComponent[] fields = type.getRecordComponents();
    if (fields.length == 0) return Arbitraries.create(() -> make(type, fields, List.of()));
    List<Arbitrary<Object>> values =
        Arrays.stream(fields).map(f -> any(f.getGenericType()).map(Object.class::cast)).toList();
    return Combinators.combine(values).as(drawn -> make(type, fields, drawn));
  }

  private static Object make(Class<?> type, RecordComponent[] fields, List<Object> values) {
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }
}
