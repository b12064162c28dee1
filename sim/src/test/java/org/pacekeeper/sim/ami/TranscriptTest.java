package org.pacekeeper.sim.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The server says what a real Asterisk 22 said to the same script: the same messages with the same
 * headers in the same order and the same values. Messages may change places where several threads
 * of Asterisk report on one call.
 */
class TranscriptTest {
  static final Path CASES = Path.of("src/test/resources/asterisk22");

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> found = Files.list(CASES)) {
      return found.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatAsteriskSaid(Path folder) throws Exception {
    Transcript recorded = Transcript.load(folder.resolve("recorded.txt"));
    String dialplan = Files.readString(CASES.resolve("extensions.conf"));
    try (TestExchange exchange = new TestExchange(20, dialplan);
        AmiClient client = exchange.login()) {
      Transcript played =
          Transcript.play(
              folder.resolve("script.txt"),
              client,
              c -> c.awaitCount(1 + recorded.messages().size()).ping());
      assertThat(recorded.without(played)).as("not said").isEmpty();
      assertThat(played.without(recorded)).as("said by us only").isEmpty();
      assertThat(played.spines()).isEqualTo(recorded.spines());
    }
  }
}
