package org.pacekeeper.store;

class PostgresLeadImportTest extends LeadImportContract {
  @Override
  StoreSettings emptyDatabase() throws Exception {
    return TestPostgres.emptyDatabase();
  }
}
