package org.pacekeeper.store.csv;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a column of a lead file can mean, with the headers it is known by, the best first. */
public enum LeadField {
  PHONE(
      "phone",
      "phone_number",
      "telephone",
      "telephone_number",
      "tel",
      "mobile",
      "mobile_phone",
      "mobile_number",
      "cell",
      "cell_phone",
      "cellphone",
      "phone_1",
      "phone1",
      "contact_number",
      "msisdn",
      "number",
      "telefon",
      "telefonnummer",
      "rufnummer",
      "handy",
      "mobil",
      "portable",
      "telefono",
      "movil"),
  FIRST_NAME("first_name", "firstname", "given_name", "forename", "first", "vorname", "prenom"),
  /** A column with the whole name counts as the last name. */
  LAST_NAME(
      "last_name",
      "lastname",
      "surname",
      "family_name",
      "last",
      "nachname",
      "nom",
      "apellido",
      "name",
      "full_name"),
  COMPANY("company", "company_name", "organisation", "organization", "firma", "societe", "empresa"),
  EMAIL("email", "e_mail", "mail", "email_address", "courriel", "correo"),
  EXTERNAL_ID(
      "external_id", "id", "lead_id", "crm_id", "customer_id", "customer_number", "reference"),
  TIME_ZONE("time_zone", "timezone", "tz", "zone", "zeitzone", "fuseau_horaire"),
  /** 0 to 9; the larger is called first. */
  PRIORITY("priority", "prio", "prioritaet"),
  /** Two letters; tells how a number without a country code is to be read. */
  COUNTRY("country", "country_code", "country_iso", "land", "pays", "pais");

  private final List<String> headers;

  LeadField(String... headers) {
    this.headers = List.of(headers);
  }

  /** The name in mapping files and in exports. */
  public String text() {
    return headers.get(0);
  }

  List<String> headers() {
    return headers;
  }

  /** For error messages. */
  static String known() {
    return Arrays.stream(values()).map(LeadField::text).collect(Collectors.joining(", "));
  }

  /** The form in which headers are compared: small letters without accents, words joined by _. */
  static String comparable(String header) {
    String letters = Normalizer.normalize(header, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return letters
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "_")
        .replaceAll("^_+|_+$", "");
  }
}
