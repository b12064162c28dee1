package org.pacekeeper.store.csv;

/**
 * Cells that a spreadsheet would take for a formula, and run, get an apostrophe in front; read
 * back, they lose it again. See the OWASP page on CSV injection.
 */
final class CsvCells {
  private static final String DANGEROUS = "=+-@\t\r\n";

  private CsvCells() {}

  /** The cell as it may be written to a file that people open; null is an empty cell. */
  static String neutral(String cell) {
    if (cell == null) return "";
    return dangerous(cell, 0) ? "'" + cell : cell;
  }

  /** The cell as it was before {@link #neutral}. */
  static String plain(String cell) {
    return cell.startsWith("'") && dangerous(cell, 1) ? cell.substring(1) : cell;
  }

  private static boolean dangerous(String cell, int index) {
    return cell.length() > index && DANGEROUS.indexOf(cell.charAt(index)) >= 0;
  }
}
