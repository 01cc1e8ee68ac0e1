package dev.landbridge.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.testkit.Backends;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What is sent together has the effect that it would have had one by one, on a real database. */
class ProjectionWritesTest {
  private static final String INSERT =
      "insert into %s values (?, ?, ?, null, '{}') on conflict do nothing";

  private HikariDataSource pool;
  private JdbcTemplate db;
  private CommittedWork work;
  private ProjectionWrites writes;

  private record Statement(String aggregate, String sql, @Nullable Object... values) {}

  @BeforeEach
  void open() {
    pool = new HikariDataSource();
    pool.setJdbcUrl(Backends.shared().jdbcUrl(Backends.shared().newDatabase("writes")));
    pool.setUsername(Backends.shared().user());
    pool.setPassword(Backends.shared().password());
    pool.setMaximumPoolSize(2);
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    db = new JdbcTemplate(pool);
    for (var table : List.of("together", "single")) {
      db.update(
          "create table %s (id text primary key, word text, number int, note text, tags text[])"
              .formatted(table));
    }
    work = new CommittedWork(new SpringTransactionManager(new DataSourceTransactionManager(pool)));
    writes = new ProjectionWrites(db);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  /** As an event of that aggregate causes it. */
  private void cause(Statement statement) {
    work.runPart(
        new GenericDomainEventMessage<>("any", statement.aggregate(), 0, "event"),
        () -> writes.add(statement.sql().formatted("together"), statement.values()));
  }

  private void together(List<Statement> statements) {
    work.run(Map.of(), () -> writes.together(() -> statements.forEach(this::cause)));
  }

  private List<Map<String, Object>> rows(String table) {
    return db.queryForList(
        "select id, word, number, note, tags::text from %s order by id".formatted(table));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatIsSentTogetherEndsAsOneByOne(long seed) {
    var random = new Random(seed);
    int aggregates = 1 + random.nextInt(60);
    int next = 0;
    for (int batch = 0; batch < 5; batch++) {
      var statements = new ArrayList<Statement>();
      for (int number = 0; number < 200; number++) {
        statements.add(any(random, "a" + random.nextInt(aggregates), next++));
      }
      together(statements);
      statements.forEach(each -> db.update(each.sql().formatted("single"), each.values()));
      assertThat(rows("together")).isEqualTo(rows("single"));
    }
    assertThat(rows("together")).isNotEmpty();
  }

  private static Statement any(Random random, String aggregate, int number) {
    return switch (random.nextInt(7)) {
      case 0, 1, 2 -> new Statement(aggregate, INSERT, aggregate, "w" + number, number);
      case 3 ->
          new Statement(
              aggregate,
              "update %s set word = word || ?, number = ? where id = ? and number < ?",
              "+" + number,
              number,
              aggregate,
              number);
      case 4 ->
          new Statement(
              aggregate,
              "update %s set note = ? where id = ?",
              random.nextBoolean() ? null : "n" + number,
              aggregate);
      case 5 ->
          new Statement(
              aggregate,
              "update %s set tags = ? where id = ?",
              new String[] {"t" + number, "u,\""},
              aggregate);
      default -> new Statement(aggregate, "delete from %s where id = ?", aggregate);
    };
  }

  @Test
  void whoHasToKnowSeesWhatWasAddedBefore() {
    work.run(
        Map.of(),
        () ->
            writes.together(
                () -> {
                  cause(new Statement("a", INSERT, "a", "one", 1));
                  cause(new Statement("b", INSERT, "b", "one", 1));
                  assertThat(writes.update("update together set word = 'two'")).isEqualTo(2);
                  cause(new Statement("a", "update %s set word = word || 'three'"));
                }));
    assertThat(rows("together"))
        .extracting(row -> row.get("word"))
        .containsExactly("twothree", "twothree");
  }

  @Test
  void nothingTakesEffectWhereAStatementFails() {
    var statements =
        List.of(
            new Statement("a", INSERT, "a", "one", 1),
            new Statement("b", INSERT, null, "one", 1),
            new Statement("c", INSERT, "c", "one", 1));
    assertThatThrownBy(() -> together(statements))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(rows("together")).isEmpty();

    together(List.of(statements.getFirst()));
    assertThat(rows("together")).hasSize(1);
  }

  @Test
  void nothingOfABatchIsLeftForTheNextWhereAHandlerFails() {
    assertThatThrownBy(
            () ->
                work.run(
                    Map.of(),
                    () ->
                        writes.together(
                            () -> {
                              cause(new Statement("a", INSERT, "a", "one", 1));
                              throw new IllegalStateException("Expected to fail");
                            })))
        .hasMessage("Expected to fail");
    together(List.of(new Statement("b", INSERT, "b", "one", 1)));
    assertThat(rows("together")).extracting(row -> row.get("id")).containsExactly("b");
  }

  @Test
  void outsideOfABatchItTakesEffectAtOnce() {
    writes.add(INSERT.formatted("together"), "a", "one", 1);
    assertThat(rows("together")).hasSize(1);
    work.run(
        Map.of(),
        () -> {
          writes.add(INSERT.formatted("together"), "b", "one", 1);
          assertThat(rows("together")).hasSize(2);
        });
  }
}
