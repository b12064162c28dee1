/**
 * Ring 1: how many calls to place now, and why not one more. One policy a file, named {@code
 * family.Name} in the registry; a policy sees numbers and gives a value, it acts on nothing.
 */
package org.pacekeeper.pace;
