package org.pacekeeper.sim.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.Section;
import org.pacekeeper.sim.world.Distribution;

/** Reads a distribution of a duration: a mapping with {@code dist}, or one duration. */
final class DistributionReader {
  private static final Format<Kind> KIND = Formats.oneOf("a distribution", Kind.class);
  private static final Format<Duration> DURATION = Formats.duration("0s", "30d", "10s");
  private static final Format<Double> SHAPE = Formats.decimal(0, true, 1_000_000, "1.0");
  private static final Format<Double> WEIGHT = Formats.decimal(0, true, 1_000_000, "0.5");
  private static final Format<String> FILE =
      Formats.text("a CSV file, relative to this one", "talk.csv", "[^\\p{Cntrl}]{1,1000}");

  private enum Kind {
    CONSTANT,
    EXPONENTIAL,
    UNIFORM,
    NORMAL,
    LOGNORMAL,
    GAMMA,
    WEIBULL,
    MIXTURE,
    QUANTILES
  }

  private DistributionReader() {}

  /** The distribution written at the key; {@code fallback} where none is. */
  static Distribution read(Section in, String key, Distribution fallback) {
    if (!in.has(key)) return fallback;
    if (in.hasScalar(key)) return new Distribution.Constant(seconds(in.required(key, DURATION)));
    return read(in.section(key), in, key);
  }

  private static Distribution read(Section section, Section parent, String key) {
    try {
      return switch (section.required("dist", KIND)) {
        case CONSTANT -> new Distribution.Constant(seconds(section, "value"));
        case EXPONENTIAL -> new Distribution.Exponential(seconds(section, "mean"));
        case UNIFORM -> new Distribution.Uniform(seconds(section, "from"), seconds(section, "to"));
        case NORMAL -> new Distribution.Normal(seconds(section, "mean"), seconds(section, "sd"));
        case LOGNORMAL ->
            new Distribution.Lognormal(seconds(section, "mean"), section.required("cv", SHAPE));
        case GAMMA ->
            new Distribution.Gamma(seconds(section, "mean"), section.required("shape", SHAPE));
        case WEIBULL ->
            new Distribution.Weibull(seconds(section, "mean"), section.required("shape", SHAPE));
        case MIXTURE -> mixture(section);
        case QUANTILES -> quantiles(section);
      };
    } catch (IllegalArgumentException e) {
      parent.problem(key, e.getMessage());
      return new Distribution.Constant(1);
    }
  }

  private static Distribution mixture(Section section) {
    List<Distribution.Mixture.Part> parts = new ArrayList<>();
    for (Section part : section.sections("of"))
      parts.add(
          new Distribution.Mixture.Part(
              part.required("weight", WEIGHT), read(part, section, "of")));
    return new Distribution.Mixture(parts);
  }

  /** Two columns: fraction, seconds; lines that begin with {@code #} or a letter are skipped. */
  private static Distribution quantiles(Section section) {
    Path file = section.file().resolveSibling(section.required("file", FILE));
    List<Distribution.Quantiles.Point> points = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#") || Character.isLetter(text.charAt(0))) continue;
        points.add(point(file, text));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "quantiles file '" + file + "' cannot be read: expected a CSV file", e);
    }
    return new Distribution.Quantiles(points);
  }

  private static Distribution.Quantiles.Point point(Path file, String line) {
    String[] cells = line.split(",", -1);
    try {
      if (cells.length == 2)
        return new Distribution.Quantiles.Point(
            Double.parseDouble(cells[0].strip()), Double.parseDouble(cells[1].strip()));
    } catch (NumberFormatException notNumbers) {
      // said below
    }
    throw new IllegalArgumentException(
        "quantiles file '" + file + "': '" + line + "', expected FRACTION,SECONDS");
  }

  private static double seconds(Section section, String key) {
    return seconds(section.required(key, DURATION));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
