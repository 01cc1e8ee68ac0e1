package dev.landbridge.platform.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How a unit of work may end: in the transaction of its own that it was given, or, as long as that
 * one was not opened by a statement, together with others ({@link GroupCommit}).
 */
public final class Ending {
  private static final String RESOURCE = Ending.class.getName();

  private final List<Row<?>> rows = new ArrayList<>();
  private boolean last;
  private boolean repeatable;
  private boolean written;
  private int commands;

  /** One row of a write. */
  record Row<T>(SharedWrite<T> write, T row) {}

  public static Ending of(UnitOfWork<?> root) {
    return root.getOrComputeResource(RESOURCE, _ -> new Ending());
  }

  /** The owner of the unit writes nothing after the events. */
  void willBeLast() {
    last = true;
  }

  /**
   * The owner of the unit does its work again, by itself, if what it rests on did not hold when it
   * ended, and writes nothing after its events unless it has written something before them.
   */
  public void mayBeRepeated() {
    repeatable = true;
  }

  /** A command may append to its aggregate. */
  void expectOneMore() {
    commands++;
  }

  /** Whether the events of a command may take the commit along, since nothing follows them. */
  boolean mayCommit(DataSource dataSource) {
    return last
        && commands == 1
        && TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder it
        && !it.isRollbackOnly();
  }

  /** Whether it may end with others, as far as is known now. */
  boolean mayShare(DataSource dataSource) {
    return repeatable && !written && commands <= 1 && isUnopened(dataSource);
  }

  <T> void add(SharedWrite<T> write, T row) {
    rows.add(new Row<>(write, row));
  }

  /** What is to be written, once: it goes with the first events. */
  List<Row<?>> takeRows() {
    var taken = List.copyOf(rows);
    rows.clear();
    written = true;
    return taken;
  }

  /** Whether the work at hand may end with others. */
  static boolean mayShareNow(DataSource dataSource) {
    return CurrentUnitOfWork.isStarted() && of(CurrentUnitOfWork.get().root()).mayShare(dataSource);
  }

  /** Reads what needs no lock, and leaves a transaction unopened that was. */
  static <T> T reading(DataSource dataSource, Supplier<T> read) {
    if (!(TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder it)
        || !isUnopened(dataSource)) {
      return read.get();
    }
    setAutoCommit(it, true); // costs nothing before the first statement
    T found;
    try {
      found = read.get();
    } catch (RuntimeException e) {
      try {
        setAutoCommit(it, false);
      } catch (DataAccessException closed) {
        e.addSuppressed(closed);
      }
      throw e;
    }
    setAutoCommit(it, false);
    return found;
  }

  private static void setAutoCommit(ConnectionHolder holder, boolean on) {
    try {
      holder.getConnection().setAutoCommit(on);
    } catch (SQLException e) {
      throw GroupCommit.translated(e);
    }
  }

  /** No statement was sent in it yet: the driver opens it with the first. */
  private static boolean isUnopened(DataSource dataSource) {
    return TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder it
        && !it.isRollbackOnly()
        && state(it) == TransactionState.IDLE;
  }

  private static TransactionState state(ConnectionHolder holder) {
    try {
      return holder.getConnection().unwrap(BaseConnection.class).getTransactionState();
    } catch (SQLException e) {
      throw GroupCommit.translated(e);
    }
  }
}
