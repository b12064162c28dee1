package org.pacekeeper.store.csv;

import java.util.List;
import java.util.Map;
import org.pacekeeper.event.PhoneNumber;

/**
 * One good row of a lead file.
 *
 * @param line where it begins
 * @param phoneText as the file has it
 * @param phoneKind for instance {@code MOBILE}
 * @param zones every IANA zone the callee may be in; empty when none is known
 * @param extra values of the columns that are no field, without the empty ones, in their order
 * @param priority 0 to 9
 */
public record LeadRow(
    long line,
    String phoneText,
    PhoneNumber phone,
    String phoneKind,
    List<String> zones,
    String externalId,
    String firstName,
    String lastName,
    String company,
    String email,
    Map<String, String> extra,
    int priority) {}
