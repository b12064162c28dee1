/**
 * Ring 3: leads, attempts, dispositions and the do-not-call list in SQL; embedded SQLite by
 * default, PostgreSQL by configuration, through the same statements. The only importer of {@code
 * java.sql}, Jdbi, Flyway and HikariCP. What differs between the two databases is said in {@link
 * org.pacekeeper.store.Dialect} and nowhere else.
 */
package org.pacekeeper.store;
