package org.pacekeeper.journal;

import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.command.Command;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.PhoneNumber;

/**
 * One value of every event and command type, the same on every run: every field different from its
 * default and from its neighbours.
 */
final class Samples {
  static final long SEQUENCE = 4_711;
  static final long TIME_NS = 1_795_435_200_123_456_789L;
  static final long CAUSE = 4_242;

  private int drawn;

  private Samples() {}

  static Map<String, Event> events() {
    Map<String, Event> samples = new LinkedHashMap<>();
    for (Class<?> type : leaves(Event.class))
      samples.put(type.getSimpleName(), (Event) new Samples().value(type));
    return samples;
  }

  static Map<String, Command> commands() {
    Map<String, Command> samples = new LinkedHashMap<>();
    for (Class<?> type : leaves(Command.class))
      samples.put(type.getSimpleName(), (Command) new Samples().value(type));
    return samples;
  }

  /** All records below a sealed interface. */
  static List<Class<?>> leaves(Class<?> sealed) {
    List<Class<?>> leaves = new ArrayList<>();
    for (Class<?> type : sealed.getPermittedSubclasses())
      if (type.isRecord()) leaves.add(type);
      else leaves.addAll(leaves(type));
    return leaves;
  }

  private Object value(Type type) {
    int n = ++drawn;
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == Map.class) return Map.of(value(of[0]), value(of[1]));
      return List.of(value(of[0]), value(of[0]));
    }
    Class<?> plain = (Class<?>) type;
    if (plain == int.class || plain == Integer.class) return n * 1_000_003;
    if (plain == long.class || plain == Long.class) return n * 1_000_000_000_039L;
    if (plain == Double.class) return n / 7.0;
    if (plain == double.class) return n == 9 ? Double.NaN : n / 7.0;
    if (plain == boolean.class) return true;
    if (plain == String.class) return "text " + n + " ä€😀";
    if (plain == PhoneNumber.class) return new PhoneNumber(12_025_550_100L + n);
    if (plain.isEnum()) return Array.get(constants(plain), n % Array.getLength(constants(plain)));
    if (plain.isRecord()) return record(plain);
    throw new IllegalStateException("no sample for " + type);
  }

  private static Object constants(Class<?> type) {
    return type.getEnumConstants();
  }

  private Object record(Class<?> type) {
    RecordComponent[] fields = type.getRecordComponents();
    Class<?>[] types = new Class<?>[fields.length];
    Object[] values = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      types[i] = fields[i].getType();
      values[i] = value(fields[i].getGenericType());
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }
}
