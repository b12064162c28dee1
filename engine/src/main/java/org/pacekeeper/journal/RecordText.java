package org.pacekeeper.journal;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PhoneNumber;

/** Events and commands as text for people: type, then name=value of every field. */
final class RecordText {
  private static final Pattern NUMBER = Pattern.compile("\\+?[1-9][0-9]{6,14}");

  private final boolean phonesShown;

  RecordText(boolean phonesShown) {
    this.phonesShown = phonesShown;
  }

  String of(Record value) {
    StringBuilder text = new StringBuilder(value.getClass().getSimpleName());
    for (RecordComponent field : value.getClass().getRecordComponents()) {
      text.append(' ').append(field.getName()).append('=');
      append(text, field.getName(), get(value, field));
    }
    return text.toString();
  }

  private void append(StringBuilder text, String name, Object value) {
    if (name.equals("pin") && !phonesShown) {
      text.append(value.equals("") ? "\"\"" : "\"****\"");
    } else if (value instanceof PhoneNumber phone) {
      text.append(phonesShown ? phone.e164() : phone.masked());
    } else if (value instanceof Long number) {
      text.append(number(name, number));
    } else if (value instanceof String string) {
      text.append('"').append(escaped(phonesShown ? string : masked(string))).append('"');
    } else if (value instanceof List<?> list) {
      text.append('[');
      for (int i = 0; i < list.size(); i++) {
        if (i > 0) text.append(", ");
        append(text, name, list.get(i));
      }
      text.append(']');
    } else if (value instanceof Map<?, ?> map) {
      append(text, name, new TreeMap<>(map).entrySet().stream().map(Object::toString).toList());
    } else if (value instanceof Record record) {
      text.append('{').append(of(record)).append('}');
    } else {
      text.append(value);
    }
  }

  private String number(String name, long value) {
    boolean leg = name.endsWith("allId") || name.endsWith("egId") || name.equals("bridgedWith");
    if (leg && value != 0) return LegId.text(value);
    if (name.equals("doNotCall") && !phonesShown) return masked(Long.toString(value));
    return Long.toString(value);
  }

  private static String masked(String text) {
    return NUMBER
        .matcher(text)
        .replaceAll(
            found -> {
              String all = found.group();
              int keep = all.charAt(0) == '+' ? 3 : 2;
              return all.substring(0, keep)
                  + "*".repeat(all.length() - keep - 2)
                  + all.substring(all.length() - 2);
            });
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < ' ' || c == 0x7f) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.toString();
  }

  private static Object get(Record value, RecordComponent field) {
    try {
      return field.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("field " + field + " cannot be read", e);
    }
  }
}
