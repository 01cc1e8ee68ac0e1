package dev.landbridge.platform.store;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps loaded aggregates. Another instance of the service may have written meanwhile: whether the
 * store has something newer shows when the next event is appended, or is told by one index look-up
 * ({@link TakenFromMemory}).
 */
final class AggregateCache implements Cache {
  private static final String NEWEST =
      "select sequence_number from event where aggregate_id = ? order by sequence_number desc limit 1";

  private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;
  private final JdbcClient db;

  AggregateCache(int size, JdbcClient db) {
    // whoever puts one in makes room for it: less work than to wake another thread for that
    this.entries = Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
    this.db = db;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as declared by Axon
  public <K, V> @Nullable V get(K key) {
    var entry = entries.getIfPresent(key);
    if (entry instanceof AggregateCacheEntry<?> cached) {
      long version = Optional.ofNullable(version(cached)).orElse(-1L);
      var root = CurrentUnitOfWork.get().root();
      if (!TakenFromMemory.mayTake(root, key.toString(), version, () -> newest(key) == version)) {
        entries.invalidate(key);
        return null;
      }
    }
    return (V) entry;
  }

  private long newest(Object key) {
    return db.sql(NEWEST).param(key).query(Long.class).optional().orElse(-1L);
  }

  /** Entries of this process hold the aggregate itself; nothing is rebuilt. */
  private static <T> @Nullable Long version(AggregateCacheEntry<T> cached) {
    return cached.recreateAggregate(null, null, null).version();
  }

  @Override
  public void put(Object key, Object value) {
    entries.put(key, value);
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    return entries.asMap().putIfAbsent(key, value) == null;
  }

  @Override
  public boolean remove(Object key) {
    return entries.asMap().remove(key) != null;
  }

  @Override
  public void removeAll() {
    entries.invalidateAll();
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.asMap().containsKey(key);
  }

  @Override
  @SuppressWarnings("unchecked") // as declared by Axon: the caller names the type
  public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
    entries.asMap().computeIfPresent(key, (_, value) -> update.apply((V) value));
  }

  /** Nobody listens to this cache. */
  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    return () -> true;
  }
}
