package org.pacekeeper.app;

import org.pacekeeper.settings.EngineSettings;
import org.pacekeeper.store.StoreSettings;

/** From a settings file to the store's own settings. */
final class Databases {
  private static final String EMBEDDED_FILE = "leads.db";

  private Databases() {}

  static StoreSettings of(EngineSettings settings) {
    EngineSettings.Store store = settings.store();
    return store.embedded()
        ? StoreSettings.sqlite(settings.dataDir().resolve(EMBEDDED_FILE))
        : new StoreSettings(store.url(), store.user(), store.password().reveal());
  }
}
