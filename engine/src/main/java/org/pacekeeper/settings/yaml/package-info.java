/**
 * Reads YAML by position: every value is checked against a {@link
 * org.pacekeeper.settings.yaml.Format}, every complaint names file, line, key, value and what was
 * expected, and all complaints about a file come together. Knows nothing of what the keys mean.
 */
package org.pacekeeper.settings.yaml;
