package dev.landbridge.platform.log;

import java.util.Set;

/** Whose events this service takes. */
public record ConsumedContexts(Set<String> contexts) {
  public ConsumedContexts {
    contexts = Set.copyOf(contexts);
  }
}
