package dev.landbridge.platform.web;

import java.util.Set;

/** Paths whose POST asks and changes nothing, such as an analysis: they wait like a read. */
public record ReadOnlyPosts(Set<String> paths) {
  public ReadOnlyPosts {
    paths = Set.copyOf(paths);
  }
}
