package org.pacekeeper.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  void namesAnAddressOfNeitherDatabase() {
    assertThatThrownBy(() -> Database.open(new StoreSettings("jdbc:h2:mem:x", "", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "database address 'jdbc:h2:mem:x': expected jdbc:sqlite:PATH or"
                + " jdbc:postgresql://HOST/NAME");
  }

  @Test
  void saysInOneLineWhyItCannotConnectAndHidesThePassword() {
    StoreSettings nowhere =
        new StoreSettings("jdbc:postgresql://127.0.0.1:1/x", "dialer", "s3cret");

    assertThatThrownBy(() -> Database.open(nowhere))
        .isInstanceOf(StoreException.class)
        .message()
        .startsWith("database jdbc:postgresql://127.0.0.1:1/x as dialer: ")
        .contains("refused")
        .doesNotContain("s3cret")
        .doesNotContain("\n");
  }

  @Test
  void saysThatAFileIsNoDatabase() throws IOException {
    Path text = Files.writeString(folder.resolve("text.db"), "no database ".repeat(1000));

    assertThatThrownBy(() -> Database.open(StoreSettings.sqlite(text)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("file is not a database");
  }

  @Test
  void keepsWhatIsThereWhenOpenedAgain() {
    StoreSettings settings = StoreSettings.sqlite(folder.resolve("leads.db"));
    try (Database database = Database.open(settings)) {
      new LeadRows(database).add(12_025_550_100L, 5, 0, "America/New_York");
    }
    try (Database database = Database.open(settings)) {
      assertThat(new LeadRows(database).number("SELECT COUNT(*) FROM lead")).isEqualTo(1);
    }
  }
}
