/**
 * The settings files, read once and checked together before anything starts. Gives the records of
 * ring 0 and plain values for the adapters; {@code app} hands them out.
 */
package org.pacekeeper.settings;
