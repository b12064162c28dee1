package org.pacekeeper.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLeadStoreTest extends LeadStoreContract {
  @TempDir Path folder;

  @Override
  StoreSettings emptyDatabase() {
    return StoreSettings.sqlite(folder.resolve("new/leads.db"));
  }
}
