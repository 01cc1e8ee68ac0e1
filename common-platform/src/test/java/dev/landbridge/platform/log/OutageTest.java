package dev.landbridge.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

class OutageTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "53300", "53100", "58030", "40P01", "55P03"})
  void whatThePostgresServerCannotDoNowIsAnOutage(String state) {
    var cause = new SQLException("told so", state);
    assertThat(Outage.isBehind(new UncategorizedSQLException("task", "sql", cause))).isTrue();
  }

  /** Spring calls some of these a resource failure; they would come back with the event. */
  @ParameterizedTest
  @ValueSource(strings = {"54000", "57014", "23505", "22021"})
  void whatTheStatementItselfAsksForIsNone(String state) {
    var cause = new SQLException("told so", state);
    assertThat(Outage.isBehind(new DataAccessResourceFailureException("task", cause))).isFalse();
  }

  @Test
  void anAbsentConnectionAndALostRaceAreOutages() {
    assertThat(Outage.isBehind(new CannotGetJdbcConnectionException("away"))).isTrue();
    assertThat(Outage.isBehind(new CannotCreateTransactionException("away"))).isTrue();
    var race = new ConcurrencyException("lost", new SQLException("taken", "23505"));
    assertThat(Outage.isBehind(new IllegalStateException(race))).isTrue();
    assertThat(Outage.isBehind(new IllegalStateException("a defect"))).isFalse();
  }
}
