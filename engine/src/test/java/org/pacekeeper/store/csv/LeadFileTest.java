package org.pacekeeper.store.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadFileTest {
  @TempDir Path folder;
  private final List<LeadRow> leads = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("leads.csv"), text.getBytes(charset));
  }

  private Columns read(String text, ColumnMapping mapping) throws IOException {
    return read(file(text, StandardCharsets.UTF_8), mapping);
  }

  private Columns read(Path file, ColumnMapping mapping) {
    try (LeadFile rows = new LeadFile(file, StandardCharsets.UTF_8, mapping, "US", "")) {
      for (LeadFile.Read row = rows.next(); row != null; row = rows.next()) {
        if (row.lead() != null) leads.add(row.lead());
        row.problems().forEach(problem -> problems.add(problem.kind() + " " + problem));
      }
      return rows.columns();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheSeparatorAndPassesOverTheByteOrderMark(String separator) throws IOException {
    String text =
        "\uFEFFFirst Name;Téléphone;City\r\nAnn;202 555 0123;\"Rome; NY\"\r\n\r\n"
            .replace(";", separator);

    read(text, ColumnMapping.standard());

    assertThat(problems).isEmpty();
    assertThat(leads).hasSize(1);
    assertThat(leads.get(0).firstName()).isEqualTo("Ann");
    assertThat(leads.get(0).extra()).isEqualTo(Map.of("City", "Rome" + separator + " NY"));
  }

  @Test
  void knowsCommonHeadersAndKeepsTheOthersAsTheyAre() throws IOException {
    Columns columns =
        read(
            "CRM-ID,Surname,Mobile,Phone,e-mail,Timezone,Prio,Country,,City,City\n"
                + "7,Lee,+12025550101,(310) 555-0123,a@b.example,Europe/Paris,9,us,x,Rome,Oslo\n",
            ColumnMapping.standard());

    LeadRow lead = leads.get(0);
    assertThat(lead.phone().e164()).isEqualTo("+13105550123");
    assertThat(lead.externalId()).isEqualTo("7");
    assertThat(lead.lastName()).isEqualTo("Lee");
    assertThat(lead.zones()).containsExactly("Europe/Paris");
    assertThat(lead.priority()).isEqualTo(9);
    assertThat(lead.extra().toString())
        .isEqualTo("{Mobile=+12025550101, Country=us, column_9=x, City=Rome, City_2=Oslo}");
    assertThat(columns.described()).containsEntry("phone", "Phone");
  }

  @Test
  void letsAMappingFileChooseTheColumns() throws IOException {
    Path mapping = folder.resolve("mapping.yaml");
    Files.writeString(mapping, "# ours\nphone: Mobile\nlast_name: Kunde\n");

    read("Phone,Mobile,Kunde\nnone,+12025550101,Lee\n", ColumnMapping.read(mapping));

    assertThat(leads.get(0).phone().e164()).isEqualTo("+12025550101");
    assertThat(leads.get(0).lastName()).isEqualTo("Lee");
    assertThat(leads.get(0).extra()).isEqualTo(Map.of("Phone", "none"));
  }

  @Test
  void namesLineFieldAndKnownFieldsOfAWrongMapping() throws IOException {
    Path mapping = folder.resolve("mapping.yaml");
    Files.writeString(mapping, "phone: Mobile\nfone: Kunde\n");

    assertThatThrownBy(() -> ColumnMapping.read(mapping))
        .isInstanceOf(LeadFileException.class)
        .hasMessage(
            mapping
                + " line 2: field 'fone': expected one of phone, first_name, last_name, company,"
                + " email, external_id, time_zone, priority, country");
  }

  @Test
  void namesTheColumnThatAMappingMisses() throws IOException {
    Path mapping = folder.resolve("mapping.yaml");
    Files.writeString(mapping, "phone: Handset\n");

    assertThatThrownBy(() -> read("Phone,Name\n1,2\n", ColumnMapping.read(mapping)))
        .hasMessageContaining("takes phone from column 'Handset': expected one of Phone, Name");
  }

  @Test
  void reportsEachBadRowByLineWithValueAndReason() throws IOException {
    read(
        "phone,name,priority,time_zone\n"
            + "555,Ann,,\n"
            + "\"+12025550101\",\"two\nlines\",,\n"
            + "+12025550102,Bob,10,\n"
            + "+12025550103,Eve,,Mars/Olympus\n"
            + "+12025550104,Joe\n"
            + "+870773111632,Sea,,\n",
        ColumnMapping.standard());

    assertThat(leads).extracting(LeadRow::line).containsExactly(3L, 6L, 8L);
    assertThat(leads.get(1).zones()).containsExactly("America/New_York");
    assertThat(problems)
        .containsExactly(
            "INVALID line 2: phone '555': too short for US",
            "INVALID line 5: priority '10': expected 0 to 9",
            "NOTE line 6: time_zone 'Mars/Olympus': not an IANA time zone such as Europe/Paris;"
                + " taken from the number instead",
            "INVALID line 7: has 2 values; expected 4",
            "NO_ZONE line 8: phone '+870773111632': no time zone is known for it; kept, but not"
                + " called");
  }

  @Test
  void namesTheHeadersOfAFileWithoutAPhoneColumn() {
    assertThatThrownBy(() -> read("Name;City\na;b\n", ColumnMapping.standard()))
        .isInstanceOf(LeadFileException.class)
        .hasMessageContaining("line 1: no column for the phone number among Name, City; expected");
  }

  @Test
  void saysWhereAFileIsNotUtf8() throws IOException {
    Path latin = file("phone,name\n+12025550101,Zoë\n", StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> read(latin, ColumnMapping.standard()))
        .hasMessageContaining("bytes that are not UTF-8; save the file as UTF-8 or say its");
  }

  @Test
  void saysThatAFileIsMissingOrEmpty() throws IOException {
    Path missing = folder.resolve("none.csv");
    assertThatThrownBy(() -> read(missing, ColumnMapping.standard()))
        .hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> read("", ColumnMapping.standard()))
        .hasMessageContaining("is empty; expected a line of headers");
  }

  @Test
  void endsAtAQuotedValueThatNeverEnds() {
    String endless = "phone,name\n+12025550101,\"" + "x".repeat(1 << 21);

    assertThatThrownBy(() -> read(endless, ColumnMapping.standard()))
        .hasMessageContaining("expected the end of a quoted value before");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
  void takesTheForceOutOfFormulasAndReadsThemBack(String cell) {
    assertThat(CsvCells.neutral(cell)).isEqualTo("'" + cell);
    assertThat(CsvCells.plain(CsvCells.neutral(cell))).isEqualTo(cell);
  }
}
