package org.pacekeeper.store;

class PostgresLeadStoreTest extends LeadStoreContract {
  @Override
  StoreSettings emptyDatabase() throws Exception {
    return TestPostgres.emptyDatabase();
  }
}
