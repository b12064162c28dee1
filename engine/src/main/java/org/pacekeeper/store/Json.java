package org.pacekeeper.store;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The JSON in the database's text columns. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static Map<String, String> readMap(String json) {
    return MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
  }

  static List<String> readList(String json) {
    return MAPPER.readValue(json, new TypeReference<List<String>>() {});
  }
}
