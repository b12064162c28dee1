package org.pacekeeper.settings.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Opens a YAML file. The only user of the YAML library together with {@link Section}. */
public final class YamlFile {
  private YamlFile() {}

  /**
   * The top section of a file; empty, with a problem added, when there is none.
   *
   * @param file as the user named it, for it is named to the user again
   */
  public static Optional<Section> open(Path file, Problems problems) {
    try {
      Node root =
          new Compose(LoadSettings.builder().setLabel(file.toString()).build())
              .composeString(Files.readString(file))
              .orElse(null);
      if (root instanceof MappingNode mapping)
        return Optional.of(new Section(file, "", mapping, problems));
      problems.add(file, 0, "", "expected a YAML mapping of keys to values, found none");
    } catch (NoSuchFileException e) {
      problems.add(file, 0, "", "no such file; expected a YAML file");
    } catch (CharacterCodingException e) {
      problems.add(file, 0, "", "not UTF-8; expected a YAML file in UTF-8");
    } catch (IOException e) {
      problems.add(file, 0, "", "cannot be read: " + e);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
      problems.add(file, line, "", "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(file, 0, "", "not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }
}
