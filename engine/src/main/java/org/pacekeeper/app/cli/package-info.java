/**
 * The frame that every command of every module runs in: parsing, one line for an error, the exit
 * status, the end by Ctrl-C, JSON, progress and the log. Knows no command.
 */
package org.pacekeeper.app.cli;
