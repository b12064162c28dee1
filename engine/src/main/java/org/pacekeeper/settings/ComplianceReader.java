package org.pacekeeper.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pacekeeper.settings.ComplianceProfile.Figure;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.Problems;
import org.pacekeeper.settings.yaml.Section;
import org.pacekeeper.settings.yaml.YamlFile;

/** Reads compliance profiles, each once, from the files of one folder. One thread. */
final class ComplianceReader {
  static final Format<Duration> WINDOW = Formats.duration("1h", "366d", "30d");
  static final Format<Duration> ABANDON_AFTER = Formats.duration("0s", "30s", "2s");
  static final Format<Duration> RING = Formats.duration("1s", "2m", "25s");
  static final Format<Double> FRACTION = Formats.decimal(0, true, 1, "0.03");

  static final Format<Duration> REST = Formats.duration("0s", "366d", "72h");

  private static final String ENDING = ".yaml";
  private static final Format<String> PROSE = Formats.text("text", "16 CFR 310.4", "(?s).{1,2000}");
  private static final Format<String> DATE =
      Formats.text("a date as YEAR-MONTH-DAY", "2026-01-31", "\\d{4}-\\d{2}-\\d{2}");
  static final Format<Boolean> YES_NO =
      new Format<>(
          "true or false",
          "true",
          t ->
              t.equals("true") || t.equals("false")
                  ? Optional.of(t.equals("true"))
                  : Optional.empty());

  private final Path folder;
  private final Problems problems;
  private final Map<String, Optional<ComplianceProfile>> read = new HashMap<>();

  ComplianceReader(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** The profiles a campaign names under {@code compliance}; at least one must be there. */
  List<ComplianceProfile> named(Section campaign) {
    Format<String> name = Formats.reference("a profile in " + folder, available());
    if (!campaign.has("compliance")) campaign.required("compliance", name);
    List<ComplianceProfile> profiles = new ArrayList<>();
    for (String profile : campaign.list("compliance", name))
      read.computeIfAbsent(profile, this::readFile).ifPresent(profiles::add);
    return profiles;
  }

  private List<String> available() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      problems.add(folder, 0, "", "cannot be read: expected a folder of compliance profiles");
      return List.of();
    }
  }

  private Optional<ComplianceProfile> readFile(String name) {
    return YamlFile.open(folder.resolve(name + ENDING), problems).map(top -> profile(name, top));
  }

  private static ComplianceProfile profile(String name, Section top) {
    ComplianceProfile profile =
        new ComplianceProfile(
            name,
            top.required("title", PROSE),
            top.required("asOf", DATE),
            figure(top, "abandonFractionMax", FRACTION),
            figure(top, "abandonWindow", WINDOW),
            figure(top, "abandonAfter", ABANDON_AFTER),
            figure(top, "minimumRing", RING),
            hours(top),
            figure(top, "abandonedRest", REST),
            top.sections("notEnforced").stream()
                .map(rule -> sourced(rule, rule.required("rule", PROSE)))
                .toList());
    top.finish();
    return profile;
  }

  private static <T> Optional<Figure<T>> figure(Section top, String key, Format<T> format) {
    if (!top.has(key)) return Optional.empty();
    Section figure = top.section(key);
    return Optional.of(sourced(figure, figure.required("value", format)));
  }

  private static Optional<Figure<WeekHours>> hours(Section top) {
    if (!top.has("callingHours")) return Optional.empty();
    Section figure = top.section("callingHours");
    List<WeekHours> parts = figure.list("value", WeekHours.FORMAT);
    if (parts.isEmpty()) figure.problem("value", "missing; expected at least one span");
    return Optional.of(sourced(figure, WeekHours.union(parts)));
  }

  private static <T> Figure<T> sourced(Section figure, T value) {
    return new Figure<>(
        value, figure.required("source", PROSE), figure.required("verified", YES_NO));
  }
}
