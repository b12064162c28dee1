/**
 * Ring 3: what lead files look like: separators, encodings, headers, phone numbers as people write
 * them. Knows no database. The only importer of the CSV library and of libphonenumber.
 */
package org.pacekeeper.store.csv;
