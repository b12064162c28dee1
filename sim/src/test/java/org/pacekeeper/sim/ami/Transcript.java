package org.pacekeeper.sim.ami;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a manager server says to a script, in a form that can be compared: without time stamps and
 * numbers that count up, and without what happens inside the far end.
 *
 * @param messages one text a message, in the order of arrival
 */
record Transcript(List<String> messages) {
  /** Events of one thread that tell of a state that another one changes at the same moment. */
  private static final List<String> RACED = List.of("DialBegin", "HangupRequest");

  /** What happens to one channel in one and the same order, whatever else goes on. */
  private static final List<String> SPINE =
      List.of("Newchannel", "BridgeEnter", "BridgeLeave", "SoftHangupRequest", "Hangup");

  /**
   * Plays a script: requests separated by empty lines, and lines {@code await N EVENT
   * HEADER=VALUE…} that wait for N more such events.
   *
   * @param rest waits for what comes after the last line
   */
  static Transcript play(Path script, AmiClient client, Consumer<AmiClient> rest) {
    int from = client.seen().size();
    for (String block : read(script).split("\n\n")) {
      if (block.startsWith("await ")) await(client, block.strip().split(" "));
      else client.send(block.strip().split("\n"));
    }
    rest.accept(client);
    List<String> messages = new ArrayList<>();
    for (Map<String, String> message : client.seen().subList(from, client.seen().size()))
      if (!"DeviceStateChange".equals(message.get("Event"))) messages.add(normal(message));
    return new Transcript(messages);
  }

  static Transcript load(Path file) {
    return new Transcript(List.of(read(file).strip().split("\n\n")));
  }

  void save(Path file) {
    try {
      Files.writeString(file, String.join("\n\n", messages) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The messages of this one that the other lacks, without regard to order. */
  List<String> without(Transcript other) {
    List<String> rest = new ArrayList<>(messages);
    for (String message : other.messages()) rest.remove(message);
    return rest;
  }

  /** For every channel what must not change places. */
  Map<String, List<String>> spines() {
    Map<String, List<String>> spines = new TreeMap<>();
    for (String message : messages) {
      String event = header(message, "Event");
      if (SPINE.contains(event))
        spines
            .computeIfAbsent(header(message, "Uniqueid"), id -> new ArrayList<>())
            .add(event + " " + header(message, "BridgeName"));
    }
    return spines;
  }

  private static void await(AmiClient client, String[] words) {
    for (int missing = Integer.parseInt(words[1]); missing > 0; missing--)
      client.await(
          message ->
              words[2].equals(message.get("Event"))
                  && Arrays.stream(words, 3, words.length)
                      .map(word -> word.split("=", 2))
                      .allMatch(pair -> pair[1].equals(message.get(pair[0]))));
  }

  private static String normal(Map<String, String> message) {
    String event = message.getOrDefault("Event", "");
    boolean farHalf = message.getOrDefault("Channel", "").endsWith(";2");
    List<String> lines = new ArrayList<>();
    message.forEach(
        (name, value) -> {
          boolean raced = name.matches("(Dest)?ChannelState(Desc)?") && RACED.contains(event);
          boolean inside = farHalf && List.of("Context", "Exten", "Priority").contains(name);
          if (name.equals("BridgeUniqueid") || inside || raced) lines.add(name + ": #");
          else if (!name.equals("Timestamp"))
            lines.add(name + ": " + value.replaceAll("-[0-9a-f]{8}(;[12])?$", "-#$1"));
        });
    return String.join("\n", lines);
  }

  private static String header(String message, String name) {
    for (String line : message.split("\n"))
      if (line.startsWith(name + ": ")) return line.substring(name.length() + 2);
    return "";
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
