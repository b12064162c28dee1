package org.pacekeeper.journal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The types one journal knows, found by class and by number. Immutable; any thread. */
final class RecordTypes<T> {
  private final List<RecordType<T>> all;
  private final Map<Class<?>, RecordType<T>> byClass = new IdentityHashMap<>();
  private final RecordType<T>[] byId;

  @SuppressWarnings({"unchecked", "rawtypes"})
  RecordTypes(List<RecordType<T>> more, List<RecordType<T>> most) {
    List<RecordType<T>> all = new ArrayList<>(most);
    all.addAll(more);
    this.all = List.copyOf(all);
    int top = all.stream().mapToInt(RecordType::id).max().orElse(0);
    byId = new RecordType[top + 1];
    for (RecordType<T> type : all) {
      if (byId[type.id()] != null || byClass.put(type.type(), type) != null)
        throw new IllegalStateException("record type " + type.id() + " is there twice");
      byId[type.id()] = type;
    }
  }

  static <T> List<RecordType<T>> both(List<RecordType<T>> some, List<RecordType<T>> others) {
    List<RecordType<T>> both = new ArrayList<>(some);
    both.addAll(others);
    return both;
  }

  List<RecordType<T>> all() {
    return all;
  }

  RecordType<T> of(T value) {
    RecordType<T> type = byClass.get(value.getClass());
    if (type == null)
      throw new IllegalArgumentException(
          value.getClass().getSimpleName() + " has no record type; see EventCodec, CommandCodec");
    return type;
  }

  /** Null when no such type is known. */
  RecordType<T> byId(int id) {
    return id > 0 && id < byId.length ? byId[id] : null;
  }

  /** For people; also of a number that is not known. */
  String name(int id) {
    if (id == RecordFrame.TYPE_GAP) return "Gap";
    RecordType<T> type = byId(id);
    return type == null ? "type " + id : type.type().getSimpleName();
  }

  void write(RecordType<T> type, T value, FieldWriter out) {
    try {
      type.write().accept(value, out);
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          type.type().getSimpleName() + " cannot be journaled: " + refused.getMessage(), refused);
    }
  }

  /**
   * @throws JournalDamagedException when the type is unknown or the fields are not as they must be
   */
  T read(RecordFrame frame, FieldReader in) {
    RecordType<T> type = byId(frame.type());
    if (type == null)
      throw new JournalDamagedException(
          "sequence " + frame.sequence() + ": unknown type " + frame.type());
    in.of(frame.bytes(), frame.payloadAt(), frame.payloadLength(), frame.typeVersion());
    try {
      T value = type.read().apply(in);
      if (in.remaining() > 0 && frame.typeVersion() <= type.version())
        throw new IllegalArgumentException(in.remaining() + " bytes too many");
      return value;
    } catch (RuntimeException malformed) {
      throw new JournalDamagedException(
          "sequence "
              + frame.sequence()
              + ": "
              + type.type().getSimpleName()
              + ": "
              + malformed.getMessage(),
          malformed);
    }
  }
}
