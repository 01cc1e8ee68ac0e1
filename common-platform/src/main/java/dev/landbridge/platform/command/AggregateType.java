package dev.landbridge.platform.command;

/**
 * Declares an aggregate class of a service; one bean each.
 *
 * @param snapshotRevision the shape of its state; snapshots of another shape are passed over
 */
public record AggregateType<A>(Class<A> type, String snapshotRevision) {
  public static <A> AggregateType<A> of(Class<A> type) {
    return new AggregateType<>(type, StateShape.of(type));
  }
}
