package dev.landbridge.gateway.tencentapi;

import dev.landbridge.platform.access.Verb;
import java.util.Map;
import java.util.Set;

/**
 * One action of the cloud API.
 *
 * @param input the record of its parameters: one component each, named alike but for the first
 *     letter; {@code @Nullable} where it may be left out
 * @param translation what it means here
 * @param instead codes that this action answers for problems whose usual code it does not document
 */
public record Action<I extends Record, O extends Record>(
    String name, Class<I> input, Translation<I, O> translation, Map<String, String> instead) {

  private static final Set<String> READING = Set.of("Check", "Describe");
  private static final Set<String> CHANGING =
      Set.of(
          "Accept",
          "Create",
          "Delete",
          "Disable",
          "Enable",
          "Modify",
          "Notify",
          "Reject",
          "Replace",
          "Reset",
          "Withdraw");

  /** An action of which nobody has said whether it reads or changes is none. */
  public Action {
    instead = Map.copyOf(instead);
    if (!begins(name, READING) && !begins(name, CHANGING)) {
      throw new IllegalArgumentException(
          "Expected %s to begin with one of %s or %s".formatted(name, READING, CHANGING));
    }
  }

  /** What a caller must be allowed to do, as the cloud's own names tell it. */
  public Verb verb() {
    return begins(name, READING) ? Verb.READ : Verb.CHANGE;
  }

  private static boolean begins(String name, Set<String> words) {
    return words.stream().anyMatch(name::startsWith);
  }

  /** From typed parameters, by what our services say, to a typed answer. */
  @FunctionalInterface
  public interface Translation<I, O> {
    O answer(I input, Call call);
  }

  public static <I extends Record, O extends Record> Action<I, O> of(
      String name, Class<I> input, Translation<I, O> translation) {
    return new Action<>(name, input, translation, Map.of());
  }

  /** The same, but another code for one of our problems. */
  public Action<I, O> instead(Map<String, String> codes) {
    return new Action<>(name, input, translation, codes);
  }
}
