/**
 * Ring 0: what we want done. The core decides, the command journal keeps, adapters carry out. Every
 * command is safe to see twice: it names ids that were used up when it was decided.
 */
package org.pacekeeper.command;
