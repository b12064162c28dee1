/** Costs of single steps, measured with JMH. */
package org.pacekeeper.benchmarks.micro;
