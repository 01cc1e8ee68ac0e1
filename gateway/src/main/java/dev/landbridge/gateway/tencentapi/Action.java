package dev.landbridge.gateway.tencentapi;

import java.util.Map;

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

  public Action {
    instead = Map.copyOf(instead);
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
