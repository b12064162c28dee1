/**
 * Lists of people who do not exist, with telephone numbers that ring nowhere: for samples, demos
 * and load tests. Deterministic.
 */
package org.pacekeeper.sim.leads;
