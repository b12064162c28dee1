/**
 * Ring 0: what happened. Every fact that enters the core is one of these past-tense records, is in
 * the event journal before it is acted on, and is never changed afterwards. Nothing here knows of
 * any other package.
 */
package org.pacekeeper.event;
