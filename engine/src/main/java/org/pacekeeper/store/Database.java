package org.pacekeeper.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The open database, its schema brought up to date. Shared by the lead store, imports, exports and
 * the do-not-call list. Any thread.
 */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS_MAX = 4;
  private static final long CONNECT_TIMEOUT_MS = 10_000;

  /** What is done on a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Handle handle) throws SQLException;
  }

  private final StoreSettings settings;
  private final Dialect dialect;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Jdbi sessions;

  private Database(StoreSettings settings, Dialect dialect, HikariDataSource pool) {
    this.settings = settings;
    this.dialect = dialect;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.sessions = Jdbi.create(dialect.session(settings));
  }

  /**
   * Connects and brings the schema up to date; a missing SQLite file is created.
   *
   * @throws IllegalArgumentException when the address is of neither database
   * @throws StoreException when it cannot be reached, or its schema is not one of ours
   */
  public static Database open(StoreSettings settings) {
    Dialect dialect = Dialect.of(settings);
    createFolder(settings, dialect);
    HikariDataSource pool = null;
    try {
      pool = pool(dialect.pooled(settings));
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:org/pacekeeper/store/migration")
          .placeholders(dialect.migrationPlaceholders())
          .load()
          .migrate();
      return new Database(settings, dialect, pool);
    } catch (FlywayException | PoolInitializationException e) {
      if (pool != null) pool.close();
      throw new StoreException("database " + settings + ": " + firstLine(e), e);
    }
  }

  private static HikariDataSource pool(DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("pacekeeper-store");
    config.setDataSource(source);
    config.setMaximumPoolSize(CONNECTIONS_MAX);
    config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
    return new HikariDataSource(config);
  }

  private static void createFolder(StoreSettings settings, Dialect dialect) {
    if (dialect != Dialect.SQLITE) return;
    Path folder = Path.of(settings.url().substring(Dialect.SQLITE_PREFIX.length())).getParent();
    if (folder == null) return;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreException("database " + settings + ": cannot create " + folder, e);
    }
  }

  Dialect dialect() {
    return dialect;
  }

  /** Runs a short transaction: all of it is kept, or nothing. */
  <T> T write(String what, Work<T> work) {
    try {
      return jdbi.inTransaction(work::on);
    } catch (JdbiException | SQLException e) {
      throw failed(settings.toString(), what, e);
    }
  }

  /** Runs a query outside of a transaction. */
  <T> T read(String what, Work<T> work) {
    try {
      return jdbi.withHandle(work::on);
    } catch (JdbiException | SQLException e) {
      throw failed(settings.toString(), what, e);
    }
  }

  /**
   * Runs long work in one transaction on a connection of its own, which is closed at the end and
   * with it all temporary tables. On SQLite it keeps other writers out only from its first write to
   * a lasting table on; it must not have read one before.
   */
  <T> T session(String what, Work<T> work) {
    try {
      return sessions.inTransaction(work::on);
    } catch (JdbiException | SQLException e) {
      throw failed(settings.toString(), what, e);
    }
  }

  /** The same on a nameless SQLite database without our tables, which is gone at the end. */
  static <T> T scratchSession(String what, Work<T> work) {
    StoreSettings scratch = new StoreSettings(Dialect.SQLITE_PREFIX, "", "");
    try {
      return Jdbi.create(Dialect.SQLITE.session(scratch)).inTransaction(work::on);
    } catch (JdbiException | SQLException e) {
      throw failed("scratch database", what, e);
    }
  }

  private static StoreException failed(String where, String what, Exception cause) {
    return new StoreException("database " + where + ": " + what + ": " + firstLine(cause), cause);
  }

  private static String firstLine(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) root = root.getCause();
    String message =
        root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return message.strip().lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    pool.close();
  }
}
