package org.pacekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.app.cli.Console;
import tools.jackson.databind.json.JsonMapper;

/** The command line as a user meets it, in this process. */
class CommandLineTest {
  private static final Path CONFIG = Path.of(System.getProperty("pacekeeper.root"), "config");

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void layOut() throws IOException {
    try (Stream<Path> files = Files.walk(CONFIG)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Path copy = folder.resolve("config").resolve(CONFIG.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.writeString(folder.resolve("bad.yaml"), "dataDir: x\nprot: 1\n");
    Files.writeString(
        folder.resolve("leads.csv"), "phone,name\n+12025550123,Ann\n+12025550123,Bob\nxx,Carl\n");
    Files.writeString(folder.resolve("good.csv"), "phone,name\n+12025550124,Ann\n");
    Files.writeString(folder.resolve("nophone.csv"), "colour,name\nred,Ann\n");
    Files.writeString(folder.resolve("map.yaml"), "colours: name\n");
  }

  /** Command line, exit status, and what a line of standard error holds. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lead                                          | 2 | pacekeeper: unknown command 'lead' (did you mean 'leads'?); expected one of
          zzzzz                                         | 2 | pacekeeper: unknown command 'zzzzz'; expected one of
          dmo                                           | 2 | pacekeeper: unknown command 'dmo' (did you mean 'demo'?)
          ''                                            | 2 | pacekeeper: no command given; expected one of
          --colour                                      | 2 | pacekeeper: Unknown option: '--colour'; see pacekeeper --help
          leads                                         | 2 | pacekeeper leads: no command given; expected one of abandoned, check, do-not-call, export, import
          leads imprt x.csv                             | 2 | pacekeeper leads: unknown command 'imprt' (did you mean 'import'?)
          leads import                                  | 2 | pacekeeper leads import: Missing required options and parameters: '--campaign=NAME', 'FILE.csv'
          leads import a.csv b.csv --campaign s         | 2 | pacekeeper leads import: Unmatched argument at index 3: 'b.csv'
          leads import DIR/no.csv --campaign s          | 2 | DIR/no.csv: no such file; expected a CSV file of leads
          leads import DIR/good.csv --campaign a,b      | 2 | campaign 'a,b': expected 1 to 32 letters, digits, _ . or -
          leads check DIR/good.csv --region USA         | 2 | region 'USA': expected two letters
          leads check DIR/good.csv --charset klingon    | 2 | --charset klingon: expected a character set such as UTF-8
          leads check DIR/good.csv --zone-if-unknown X  | 2 | time zone 'X': expected an IANA name
          leads check DIR/good.csv --mapping DIR/map.yaml | 1 | field 'colours': expected one of phone
          leads check DIR/nophone.csv                   | 1 | no column for the phone number among colour, name
          leads check DIR/good.csv --json DIR/no/x.json | 1 | cannot be written
          leads export --campaign nobody --config DIR/config/pacekeeper.yaml | 2 | campaign 'nobody': expected one of
          leads export --campaign s --config DIR/no.yaml  | 2 | DIR/no.yaml: no such file; expected a YAML file
          doctor --config DIR/bad.yaml                  | 2 | DIR/bad.yaml:2: prot: unknown key
          run                                           | 2 | pacekeeper run: Missing required option: '--config=FILE'
          run --config DIR/config/pacekeeper.yaml       | 2 | the environment variable PACEKEEPER_PBX_SECRET is not set
          leads do-not-call DIR/none.csv                | 2 | DIR/none.csv: no such file; expected a CSV file of numbers
          leads do-not-call DIR/good.csv --region XXX   | 2 | --region 'XXX': expected two letters such as US, GB or DE
          replay                                        | 2 | pacekeeper replay: Missing required option: '--journal=
          replay --journal DIR/no                       | 2 | --journal DIR/no: no such folder; expected one with a file journal.id in it
          replay --journal DIR                          | 2 | folder DIR holds no journal
          journal verify --journal DIR                  | 2 | folder DIR holds no journal
          journal dump --journal DIR --from x           | 2 | Invalid value for option '--from': 'x' is not a long
          journal stat --journal DIR/no                 | 2 | --journal DIR/no: no such folder
          doctor --log-level loud                       | 2 | Invalid value for option '--log-level': expected one of [error, warn, info, debug]
          """)
  void answersAMistakeWithOneLineAndAnExitStatus(String line, int status, String message) {
    String[] args =
        line.isEmpty() ? new String[0] : line.replace("DIR", folder.toString()).split(" ");
    assertThat(run(args)).isEqualTo(status);
    assertThat(text(err).lines())
        .allMatch(said -> said.startsWith("pacekeeper"))
        .anyMatch(said -> said.contains(message.replace("DIR", folder.toString())));
    assertThat(text(err)).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(text(out)).doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "leads --help",
        "leads import --help",
        "leads check --help",
        "leads export --help",
        "leads do-not-call --help",
        "doctor --help",
        "run --help",
        "replay --help",
        "journal dump --help",
        "journal verify --help",
        "journal stat --help"
      })
  void helpsEveryCommand(String line) {
    assertThat(run(line.split(" "))).isZero();
    assertThat(text(out)).startsWith("Usage: pacekeeper").contains("--help");
    assertThat(text(out).lines()).allMatch(l -> l.length() <= 100);
    assertThat(text(err)).isEmpty();
  }

  @Test
  void importsChecksAndExports() throws IOException {
    String config = folder.resolve("config/pacekeeper.yaml").toString();
    String leads = folder.resolve("leads.csv").toString();
    assertThat(run("leads", "check", leads, "--config", config)).isEqualTo(1);
    assertThat(text(out)).startsWith("leads.csv: 3 rows, 1 good, 1 invalid, 1 duplicate\n  line 3");
    assertThat(run("leads", "import", leads, "--campaign", "sample", "--config", config)).isZero();
    assertThat(text(out)).startsWith("leads.csv: 3 rows, 1 imported into sample, 1 invalid");
    assertThat(run("leads", "import", leads, "--campaign", "other", "--strict", "--config", config))
        .isEqualTo(1);
    assertThat(text(out)).contains("1 nothing imported");
    Path csv = folder.resolve("out.csv");
    assertThat(run("leads", "export", "--campaign=sample", "--config", config, "--out", "" + csv))
        .isZero();
    assertThat(text(out)).isEqualTo("1 leads written to " + csv + "\n");
    assertThat(Files.readAllLines(csv)).hasSize(2);
  }

  @Test
  void listsWhomNotToCall() throws IOException {
    String config = folder.resolve("config/pacekeeper.yaml").toString();
    Path numbers = Files.writeString(folder.resolve("stop.csv"), "phone\n+12025550123\nnone\n");
    assertThat(run("leads", "do-not-call", "" + numbers, "--config", config)).isEqualTo(1);
    assertThat(text(out))
        .contains("2 rows, 1 added to the do-not-call list, 1 invalid")
        .contains("line 3");
  }

  @Test
  void putsNothingButJsonOnStandardOutput() {
    String leads = folder.resolve("leads.csv").toString();
    assertThat(run("leads", "check", leads, "--json", "-")).isEqualTo(1);
    Map<?, ?> json = JsonMapper.shared().readValue(text(out), Map.class);
    assertThat(json.get("rowsRead")).isEqualTo(3);
  }

  @Test
  void doctorSaysWhatToDo() {
    String config = folder.resolve("config/pacekeeper.yaml").toString();
    assertThat(run("doctor", "--config", config)).isEqualTo(1);
    assertThat(text(out))
        .contains("WRONG  campaign sample: 0 leads, 0 due, 0 callable now\n")
        .contains("-> pacekeeper leads import FILE.csv --campaign sample\n")
        .contains("WRONG  node pbx1: ");
    assertThat(run("doctor", "--config", config, "--json", "-")).isEqualTo(1);
    Map<?, ?> json = JsonMapper.shared().readValue(text(out), Map.class);
    assertThat(json.get("healthy")).isEqualTo(false);
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    return Main.commands(new Console(stream(out), stream(err), false)).run(args);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
