package dev.landbridge.platform.command;

import dev.landbridge.events.TextValue;

/** A command that names the aggregate it is for. */
public interface Addressed {
  TextValue id();
}
