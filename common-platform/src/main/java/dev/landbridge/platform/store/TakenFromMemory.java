package dev.landbridge.platform.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessException;

/**
 * The aggregates that a unit of work took from memory, where they may be older than in the store.
 * Who appends an event finds out by its number; what ends otherwise is compared before it is told.
 */
public final class TakenFromMemory {
  /** Who loses that often is one of many, and told to try again later. */
  public static final int TRIES = 3;

  private static final String RESOURCE = TakenFromMemory.class.getName();
  private final Map<String, Taken> taken = new HashMap<>();

  private TakenFromMemory() {}

  /** An aggregate as it was in memory: the number of its newest event there. */
  private record Taken(long version, BooleanSupplier isNewest) {}

  /**
   * What a unit takes.
   *
   * @param lastTry the unit rests on the store alone; any other believes what is in memory, and its
   *     owner does its work again where that was wrong
   */
  public static TakenFromMemory by(UnitOfWork<?> root, boolean lastTry) {
    var memory = new TakenFromMemory();
    if (!lastTry) {
      root.resources().put(RESOURCE, memory);
    }
    return memory;
  }

  private static Optional<TakenFromMemory> of(UnitOfWork<?> root) {
    return Optional.ofNullable(root.getResource(RESOURCE));
  }

  /** Whether the aggregate may be used as it is. */
  static boolean mayTake(UnitOfWork<?> root, String id, long version, BooleanSupplier isNewest) {
    var memory = of(root);
    memory.ifPresent(it -> it.taken.putIfAbsent(id, new Taken(version, isNewest)));
    return memory.isPresent() || isNewest.getAsBoolean();
  }

  /** With what comes now the work is stored, or has lost a race: no look-up could tell more. */
  static void settle(UnitOfWork<?> root) {
    of(root).ifPresent(memory -> memory.taken.clear());
  }

  /**
   * Just before the commit: each was as new as in the store, by the number of what was appended to
   * it or by a look-up. What fails afterwards is no lost race.
   */
  public void verify(UnitOfWork<?> root) {
    var appended = Appended.in(root);
    taken.entrySet().removeIf(it -> appended.follows(it.getKey(), it.getValue().version()));
    if (isOutdated()) {
      throw new ConcurrencyException("Expected the newest state of each of " + taken.keySet());
    }
    taken.clear();
  }

  /** After the rollback: whether another outcome is to be expected of another try. */
  public boolean hasLostRace(RuntimeException failure) {
    if (failure instanceof ConcurrencyException) {
      return true;
    }
    try {
      return isOutdated();
    } catch (DataAccessException away) {
      failure.addSuppressed(away);
      return false;
    }
  }

  /** Whether what was decided rests on what is not true any more. */
  public boolean isOutdated() {
    return !taken.values().stream().allMatch(it -> it.isNewest().getAsBoolean());
  }
}
