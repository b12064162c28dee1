/**
 * Ring 3: the event journal, the command journal and named positions, on Chronicle Queue; the only
 * importer of {@code net.openhft}.
 *
 * <h2>A data folder</h2>
 *
 * <pre>
 * journal.id      the journal's identity and its roll, with a checksum
 * lock            held by the one process that writes
 * events/         one Chronicle Queue file a day (or hour), UTC
 * commands/       the same
 * positions/      one file of 64 bytes for each name
 * torn/           damaged files that a start has replaced, as they were
 * </pre>
 *
 * <h2>What is added to Chronicle Queue</h2>
 *
 * <ul>
 *   <li>Every record is framed ({@link org.pacekeeper.journal.RecordFrame}): layout version, type
 *       and its version, sequence number, time, cause, CRC32C over all of it. Readers verify the
 *       checksum and the order of the numbers.
 *   <li>The two latest files of each journal are verified before Chronicle opens them. A damaged
 *       one is kept under {@code torn/} and replaced by a fresh file with all records before the
 *       damage; appending after a torn record would succeed, and no reader would ever see it. What
 *       was done is in {@link org.pacekeeper.journal.Journals#healed()}.
 *   <li>Numbers are given once. Where a power failure took the end of a journal and somebody has
 *       seen more of it (a position, a command's cause, the store), numbering goes on after what
 *       was seen, and a gap record declares the numbers between as lost. Only there does a reader
 *       see numbers jump.
 *   <li>One process for a folder, by a file lock. Chronicle's own write lock goes by process id and
 *       outlives a killed container: it is in {@code metadata.cq4t}, which every start makes anew.
 *   <li>Reading for replay, dump and verify does not go through Chronicle: files are read byte by
 *       byte, and nothing is written, locked or mapped.
 * </ul>
 *
 * <h2>What is lost</h2>
 *
 * By the end of the process, kill -9 included: nothing that was appended; the pages belong to the
 * kernel. A record that was being written was never given to anybody and is taken out at the next
 * start, which says so. By a power failure or the end of the kernel, see {@link
 * org.pacekeeper.journal.JournalSettings.Sync}. Forcing is done on the file, since Chronicle's own
 * sync is asynchronous and on Linux writes nothing.
 *
 * <h2>How records evolve</h2>
 *
 * Type numbers are for ever ({@link org.pacekeeper.journal.EventCodec}, {@link
 * org.pacekeeper.journal.CommandCodec}). Fields are added at the end, with a higher version of the
 * type and a default for older records; enum constants and checkpoint fields go by name. The
 * committed files of {@code src/test/resources/journal/v1} hold a record of every type, and must
 * read the same for ever.
 *
 * <h2>Bounds</h2>
 *
 * A name or dial string has at most 4,000 characters, else the append is refused; text for people
 * is cut at 4,000. A record has at most 8 MiB. Chronicle logs under {@code net.openhft}: warnings
 * and errors are worth showing, the rest is not.
 */
package org.pacekeeper.journal;
