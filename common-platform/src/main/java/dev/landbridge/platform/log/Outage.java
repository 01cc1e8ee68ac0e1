package dev.landbridge.platform.log;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells what lies with our own database, or with a lost race, from what lies with an event: the
 * former passes, so it is waited for and never held against the event.
 */
final class Outage {
  /**
   * Connection lost, rolled back in favour of another, no resources, shut down, input or output; a
   * lock that was not to be had. Not a statement that takes too long or asks for too much: that
   * comes again with the event.
   */
  private static final List<String> STATES = List.of("08", "40", "53", "57P", "58", "55P03");

  private Outage() {}

  static boolean isBehind(Throwable failure) {
    var causes = Stream.iterate(failure, Outage::isThere, Throwable::getCause).limit(50).toList();
    if (causes.stream().anyMatch(AxonTransientException.class::isInstance)) {
      return true; // whatever number or lock it did not get, it gets with the next attempt
    }
    Optional<String> state =
        causes.stream()
            .filter(SQLException.class::isInstance)
            .map(cause -> ((SQLException) cause).getSQLState())
            .filter(Outage::isThere)
            .findFirst();
    return state
        .map(told -> STATES.stream().anyMatch(told::startsWith))
        .orElseGet(() -> causes.stream().anyMatch(Outage::isOne));
  }

  private static boolean isThere(@Nullable Object value) {
    return value != null;
  }

  private static boolean isOne(Throwable cause) {
    return switch (cause) {
      case CannotCreateTransactionException _,
          DataAccessResourceFailureException _,
          TransientDataAccessException _,
          RecoverableDataAccessException _,
          SQLTransientException _,
          SQLRecoverableException _,
          SQLNonTransientConnectionException _ ->
          true;
      default -> false;
    };
  }
}
