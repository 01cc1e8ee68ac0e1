package dev.landbridge.platform.command;

/** Declares an aggregate class of a service; one bean each. */
public record AggregateType<A>(Class<A> type) {
  public static <A> AggregateType<A> of(Class<A> type) {
    return new AggregateType<>(type);
  }
}
