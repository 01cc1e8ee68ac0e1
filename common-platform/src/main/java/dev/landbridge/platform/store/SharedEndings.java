package dev.landbridge.platform.store;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * For a room whose units of work may end together with others ({@link GroupCommit}): whether the
 * one at hand may, and what it is to write then.
 */
public final class SharedEndings {
  private final DataSource dataSource;

  SharedEndings(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Whether the work at hand may end with others. It rests on no lock then: what it writes must
   * fail where what it has read does not hold any more, and the work is done again.
   */
  public boolean arePossible() {
    return Ending.mayShareNow(dataSource);
  }

  /** Writes {@code row} at the end of the work at hand, which {@link #arePossible may share it}. */
  public <T> void write(SharedWrite<T> write, T row) {
    Ending.of(CurrentUnitOfWork.get().root()).add(write, row);
  }

  /** What was read does not hold any more: the work is done again. */
  public static RuntimeException outdated(String expected) {
    return new ConcurrencyException(expected);
  }

  /** Reads what needs no lock; the work at hand may end with others afterwards if it could. */
  public <T> T read(Supplier<T> read) {
    return Ending.reading(dataSource, read);
  }
}
