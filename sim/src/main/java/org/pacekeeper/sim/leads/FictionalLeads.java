package org.pacekeeper.sim.leads;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes lead files for import: invented people with numbers that are reserved for fiction, in
 * several countries and time zones, no number twice. The same count gives the same file, and a
 * shorter file is the beginning of a longer one. Any thread.
 */
public final class FictionalLeads {
  /** How lists are mixed while every country has numbers left. */
  private static final List<ReservedNumbers> MIX = mix();

  private static final String HEADER =
      "external_id,first_name,last_name,company,email,phone,priority,source,interest";
  private static final List<String> FIRST_NAMES =
      List.of(
          "Ada",
          "Bruno",
          "Chiara",
          "Dmitri",
          "Elif",
          "Farah",
          "Goran",
          "Hana",
          "Imran",
          "Jana",
          "Kofi",
          "Lena",
          "Mateo",
          "Noor",
          "Oskar",
          "Priya",
          "Quentin",
          "Rosa",
          "Sven",
          "Tala",
          "Umar",
          "Vera",
          "Wanda",
          "Xenia",
          "Yusuf",
          "Zoë",
          "Anaïs",
          "Björn",
          "Clémence");
  private static final List<String> LAST_NAMES =
      List.of(
          "Abernathy",
          "Brandt",
          "Castellane",
          "Drummond",
          "Eastwick",
          "Fairweather",
          "Grünwald",
          "Hollis",
          "Ivanova",
          "Juniper",
          "Kowalczyk",
          "Lindqvist",
          "Marchetti",
          "Nakamura",
          "O'Dell",
          "Pemberton",
          "Quill",
          "Rousseau",
          "Sandoval",
          "Thistlewood",
          "Underhill",
          "Vasquez",
          "Whitlock",
          "Xu",
          "Yarrow",
          "Zielinski",
          "Lefèvre",
          "Nováková",
          "Müller",
          "Dubois",
          "Osei");
  private static final List<String> COMPANIES =
      List.of(
          "Acme Kites",
          "Blue Heron Books",
          "Copper Kettle Tea",
          "Dandelion Labs",
          "Ember & Oak",
          "Foxglove Gardens",
          "Glasshouse Optics",
          "Harbour Lights",
          "Inkwell Press",
          "Juniper Bikes",
          "Kestrel Maps",
          "Lantern Films",
          "Moss Street Bakery");
  private static final List<String> SOURCES =
      List.of("web form", "trade fair", "referral", "newsletter", "brochure");
  private static final List<String> INTERESTS =
      List.of("solar roof", "heat pump", "insurance review", "fibre line");

  private FictionalLeads() {}

  private static List<ReservedNumbers> mix() {
    ReservedNumbers us = ReservedNumbers.US;
    ReservedNumbers uk = ReservedNumbers.UNITED_KINGDOM;
    ReservedNumbers france = ReservedNumbers.FRANCE;
    ReservedNumbers australia = ReservedNumbers.AUSTRALIA;
    return List.of(
        us,
        uk,
        us,
        france,
        us,
        australia,
        us,
        ReservedNumbers.CANADA,
        us,
        uk,
        us,
        france,
        us,
        ReservedNumbers.GERMANY,
        us,
        uk);
  }

  /** The longest list that can be made. */
  public static int countMax() {
    int count = 0;
    for (ReservedNumbers country : ReservedNumbers.values()) count += country.count();
    return count;
  }

  /**
   * Writes a header and {@code count} rows, CSV in UTF-8.
   *
   * @param out is neither flushed nor closed
   * @throws IllegalArgumentException when there are not so many numbers
   */
  public static void write(Writer out, int count) throws IOException {
    if (count < 0 || count > countMax())
      throw new IllegalArgumentException(
          "fictional leads " + count + ": expected 0 to " + countMax());
    out.write(HEADER);
    out.write('\n');
    int[] used = new int[ReservedNumbers.values().length];
    int step = 0;
    for (int i = 0; i < count; i++) {
      ReservedNumbers country = MIX.get(step++ % MIX.size());
      while (used[country.ordinal()] == country.count()) country = MIX.get(step++ % MIX.size());
      out.write(row(i, country.number(used[country.ordinal()]++)));
      out.write('\n');
    }
  }

  /** Lists of names have lengths without a common divisor, so that few pairs repeat. */
  private static String row(int i, String phone) {
    String first = FIRST_NAMES.get(i % FIRST_NAMES.size());
    String last = LAST_NAMES.get(i % LAST_NAMES.size());
    String email = (first.charAt(0) + "." + (i + 1)).toLowerCase(Locale.ROOT) + "@mail.example";
    int priority = i % 10 == 0 ? 8 : 5;
    return String.join(
        ",",
        String.format(Locale.ROOT, "F-%06d", i + 1),
        first,
        last,
        COMPANIES.get(i % COMPANIES.size()),
        email,
        phone,
        Integer.toString(priority),
        SOURCES.get(i % SOURCES.size()),
        INTERESTS.get(i % INTERESTS.size()));
  }

  /** Writes a file; arguments: file, count. */
  public static void main(String[] args) throws IOException {
    try (Writer out = Files.newBufferedWriter(Path.of(args[0]), StandardCharsets.UTF_8)) {
      write(out, Integer.parseInt(args[1]));
    }
  }
}
