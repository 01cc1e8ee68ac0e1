package dev.landbridge.peering;

import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;

/** Which constraint of ours the database would not have broken. */
public final class BrokenConstraint {
  private BrokenConstraint() {}

  public static String nameOf(DataIntegrityViolationException violation) {
    return Optional.ofNullable(violation.getMostSpecificCause())
        .filter(PSQLException.class::isInstance)
        .map(cause -> ((PSQLException) cause).getServerErrorMessage())
        .map(ServerErrorMessage::getConstraint)
        .orElse("");
  }
}
