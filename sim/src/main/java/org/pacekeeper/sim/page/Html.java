package org.pacekeeper.sim.page;

import java.util.List;

/** Elements and text of a page; all text is escaped. One thread. */
final class Html {
  private final StringBuilder text = new StringBuilder();

  /** What the text means in an element or in an attribute within quotes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Begins an element. */
  Html open(String element, String... attributes) {
    text.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2)
      text.append(' ')
          .append(attributes[i])
          .append("=\"")
          .append(escaped(attributes[i + 1]))
          .append('"');
    text.append('>');
    return this;
  }

  Html close(String element) {
    text.append("</").append(element).append(">\n");
    return this;
  }

  /** An element with text. */
  Html element(String element, String content, String... attributes) {
    return open(element, attributes).say(content).close(element);
  }

  Html say(String content) {
    text.append(escaped(content));
    return this;
  }

  /** Says a name that may go on in the next line behind its marks. */
  Html sayName(String name) {
    for (String part : name.split("(?<=[a-z][.:]|,)", -1)) {
      say(part);
      text.append("<wbr>");
    }
    return this;
  }

  /** The head of a table. */
  Html head(List<String> cells) {
    open("thead").open("tr");
    for (String cell : cells) open("th", "scope", "col").sayName(cell).close("th");
    return close("tr").close("thead");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
