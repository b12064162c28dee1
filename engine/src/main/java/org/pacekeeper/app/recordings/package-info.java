/** The files of recordings: where they are, how long they stay, who may hear them. */
package org.pacekeeper.app.recordings;
