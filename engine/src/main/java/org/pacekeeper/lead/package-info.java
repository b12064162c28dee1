/** Ring 1: whom to call next: the leads in the core's hands, and when one may be tried again. */
package org.pacekeeper.lead;
