package org.pacekeeper.asterisk;
