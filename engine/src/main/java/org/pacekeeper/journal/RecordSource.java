package org.pacekeeper.journal;

/** Records of one journal, one after the other, live or from files. One thread. */
interface RecordSource extends AutoCloseable {

  /**
   * Brings the next record that carries an event or command into the frame; its checksum and its
   * place in the order are verified.
   *
   * @return false when there is none yet
   * @throws JournalDamagedException when the next record is not what was written
   */
  boolean next(RecordFrame frame);

  /**
   * The first sequence number that can still be read; one more than the last when there is none.
   */
  long firstSequence();

  @Override
  void close();
}
