/**
 * Ring 1: what the law and the house rules allow. A rule may forbid a lead or lower a number of
 * calls, never raise one, and always says why and by what source.
 */
package org.pacekeeper.comply;
