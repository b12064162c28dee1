package org.pacekeeper.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.settings.yaml.InvalidSettingsException;
import org.pacekeeper.settings.yaml.Problem;

/** Holds the commented reference file against the reader, line by line. */
class ReferenceFileTest {
  private static final Path CONFIG = Path.of(System.getProperty("pacekeeper.root"), "config");
  private static final UnaryOperator<String> ENVIRONMENT =
      Map.of("PACEKEEPER_PBX_SECRET", "s3cret")::get;

  /** Indentation, the key, and what follows; {@code # or:} lines show the alternatives. */
  private static final Pattern LINE = Pattern.compile("( *(?:- |# or: )?)([A-Za-z]+):(.*)");

  @TempDir Path folder;

  @BeforeEach
  void copyConfig() throws IOException {
    try (Stream<Path> files = Files.walk(CONFIG)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Path copy = folder.resolve(CONFIG.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void loads() throws IOException {
    EngineSettings settings = load(reference());
    assertThat(settings.campaigns()).extracting("name").containsExactly("sample", "renewals");
    assertThat(settings.nodes().get(0).secret().reveal()).isEqualTo("s3cret");
    assertThat(settings.notices()).isEmpty();
  }

  @Test
  void showsTheDefaultOfEveryKeyThatHasOne() throws IOException {
    List<String> lines = reference();
    EngineSettings whole = load(lines);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean scalar = line.matches(" *[A-Za-z]+: +[^# ].*");
      if (!scalar || line.contains("required") || line.contains("none by default")) continue;
      assertThat(load(without(lines, i)))
          .as("without %s", line)
          .usingRecursiveComparison()
          .isEqualTo(whole);
    }
  }

  @Test
  void marksAsRequiredWhatIsRequired() throws IOException {
    List<String> lines = reference();
    for (int i = 0; i < lines.size(); i++) {
      int at = i;
      if (!lines.get(i).matches(" *[A-Za-z]+: +[^# ].*# required(;.*)?")) continue;
      assertThatThrownBy(() -> load(without(lines, at)))
          .as("without %s", lines.get(i))
          .isInstanceOf(InvalidSettingsException.class)
          .hasMessageContaining("missing");
    }
  }

  /** A key misspelt is answered with the keys known in its place. */
  @Test
  void showsEveryKeyTheReaderKnows() throws IOException {
    Map<String, TreeSet<String>> shown = new TreeMap<>();
    Map<String, TreeSet<String>> known = new TreeMap<>();
    List<String> lines = reference();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (!line.matches()) continue;
      List<String> misspelt = new ArrayList<>(lines);
      misspelt.set(i, line.group(1).replace("# or: ", "") + "zzz:" + line.group(3));
      Problem problem = problemAt(misspelt, "zzz");
      String section = problem.key().replaceAll("\\[\\d+]", "[]");
      String list = problem.message().replaceFirst(".*known here: ", "");
      shown.computeIfAbsent(section, s -> new TreeSet<>()).add(line.group(2));
      known.computeIfAbsent(section, s -> new TreeSet<>()).addAll(List.of(list.split(", ")));
    }
    assertThat(shown).isEqualTo(known);
    assertThat(known).hasSize(17);
  }

  private Problem problemAt(List<String> lines, String key) {
    InvalidSettingsException thrown =
        catchThrowableOfType(InvalidSettingsException.class, () -> load(lines));
    return thrown.problems().stream().filter(p -> p.key().endsWith(key)).findFirst().orElseThrow();
  }

  private EngineSettings load(List<String> lines) throws IOException {
    Path file = folder.resolve("pacekeeper.yaml");
    Files.write(file, lines);
    return SettingsReader.read(file, ENVIRONMENT);
  }

  private static List<String> without(List<String> lines, int index) {
    List<String> rest = new ArrayList<>(lines);
    rest.remove(index);
    return rest;
  }

  private static List<String> reference() throws IOException {
    return Files.readAllLines(CONFIG.resolve("pacekeeper.yaml"));
  }
}
