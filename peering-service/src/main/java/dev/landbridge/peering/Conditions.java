package dev.landbridge.peering;

import dev.landbridge.events.TextValue;
import dev.landbridge.events.account.AccountId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conditions of a list that was asked for with some filters and without others. */
public final class Conditions {
  private final List<String> parts = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();

  public Conditions(String always, String name, Object value) {
    and(always, name, value);
  }

  /** Nothing is added where there is no value. */
  public Conditions and(String condition, String name, @Nullable Object value) {
    if (value != null) {
      parts.add("(" + condition + ")");
      values.put(name, value instanceof TextValue text ? text.text() : value);
    }
    return this;
  }

  /**
   * Of an account, or of all. The index of all is for lists of all alone: a plan for any account
   * would otherwise read everybody's rows when one account has most of them.
   */
  public Conditions of(String row, Optional<AccountId> account) {
    return account.isPresent()
        ? and(row + ".account_id = :account", "account", account.get())
        : and(row + ".position >= 0");
  }

  public Conditions and(String condition) {
    parts.add("(" + condition + ")");
    return this;
  }

  public String sql() {
    return String.join(" and ", parts);
  }

  public Map<String, Object> values() {
    return Map.copyOf(values);
  }
}
