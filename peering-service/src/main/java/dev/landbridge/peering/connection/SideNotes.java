package dev.landbridge.peering.connection;

import dev.landbridge.events.Tags;

/** What one side calls and marks the connection with, for itself. */
record SideNotes(String name, String description, Tags tags) {
  SideNotes renamed(String newName) {
    return new SideNotes(newName, description, tags);
  }

  SideNotes described(String newDescription) {
    return new SideNotes(name, newDescription, tags);
  }

  SideNotes tagged(Tags newTags) {
    return new SideNotes(name, description, newTags);
  }
}
