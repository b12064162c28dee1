package org.pacekeeper.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLeadImportTest extends LeadImportContract {
  @TempDir Path databaseFolder;

  @Override
  StoreSettings emptyDatabase() {
    return StoreSettings.sqlite(databaseFolder.resolve("new/leads.db"));
  }
}
