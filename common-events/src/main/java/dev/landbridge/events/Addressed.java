package dev.landbridge.events;

/** A command that names the aggregate it is for. */
public interface Addressed {
  TextValue id();
}
