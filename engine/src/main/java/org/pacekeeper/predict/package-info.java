/**
 * Ring 1: what can be known of the near future. Estimators learn online from what happens, forget
 * slowly and say how sure they are; forecasts turn them into chances. One estimator a file; pure,
 * allocation-free once built, and restored to the last bit from their memory.
 */
package org.pacekeeper.predict;
