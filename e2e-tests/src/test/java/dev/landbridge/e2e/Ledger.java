package dev.landbridge.e2e;

import java.util.ArrayList;
import java.util.List;

/** The writes that were acknowledged, as the events that must tell of them. */
final class Ledger {
  private final List<Entry> entries = new ArrayList<>();

  /** An event's type, and the id of what it created or changed. */
  record Entry(String type, String id) {}

  synchronized void acknowledged(String type, String id) {
    entries.add(new Entry(type, id));
    notifyAll();
  }

  synchronized int size() {
    return entries.size();
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  List<String> ids(String type) {
    return entries().stream().filter(entry -> entry.type().equals(type)).map(Entry::id).toList();
  }
}
