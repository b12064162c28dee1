package org.pacekeeper.sim.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pacekeeper.store.ImportOptions;
import org.pacekeeper.store.ImportProgress;
import org.pacekeeper.store.ImportResult;
import org.pacekeeper.store.LeadCheck;
import org.pacekeeper.store.csv.PhoneReader;

class FictionalLeadsTest {
  private static final Path SAMPLE =
      Path.of(System.getProperty("pacekeeper.root"), "config", "leads", "sample-500.csv");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(ReservedNumbers.class)
  void givesEachNumberOfACountryOnceAndOnlyValidOnes(ReservedNumbers country) {
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < country.count(); i++) numbers.add(country.number(i));

    assertThat(numbers).hasSize(country.count());
    assertThat(numbers)
        .allSatisfy(number -> assertThat(PhoneReader.read(number, "").refusal()).isEmpty());
  }

  @Test
  void sampleListIsWhatTheGeneratorMakes() throws IOException {
    StringWriter out = new StringWriter();
    FictionalLeads.write(out, 500);

    assertThat(Files.readString(SAMPLE)).isEqualTo(out.toString());
  }

  @Test
  void sampleListImportsWithoutAProblem() {
    ImportResult result = check(SAMPLE);

    assertThat(result.good()).isEqualTo(500);
    assertThat(result.problems()).isEmpty();
    assertThat(result.extraColumns()).containsExactly("source", "interest");
  }

  @Test
  void makesAHundredThousandLeadsWithoutAProblem() throws IOException {
    Path file = folder.resolve("leads.csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      FictionalLeads.write(out, 100_000);
    }

    ImportResult result = check(file);

    assertThat(result.good()).isEqualTo(100_000);
    assertThat(result.problemsTotal()).isZero();
  }

  @Test
  void refusesMoreThanThereAreNumbers() {
    assertThatThrownBy(() -> FictionalLeads.write(new StringWriter(), 1_000_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fictional leads 1000000: expected 0 to " + FictionalLeads.countMax());
  }

  private static ImportResult check(Path file) {
    return LeadCheck.offline().run(file, ImportOptions.of(""), ImportProgress.NONE);
  }
}
