/**
 * Looks at everything an engine needs before it is started. One check a file; each finding says
 * what is so and, where it is wrong, what to do.
 */
package org.pacekeeper.app.doctor;
