package dev.landbridge.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.testkit.Backends;
import java.time.Instant;
import java.time.ZoneOffset;
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
      """
      insert into %s (id, kind, word, number, tags, doc)
      values (?, 'plain', ?, ?, ?, ?::jsonb) on conflict do nothing
      """;

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
          """
          create table %s (id text primary key, kind text not null, word text, number int,
            note text, tags text[] not null, doc jsonb not null, noted_at timestamptz)
          """
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
    together(() -> statements.forEach(this::cause));
  }

  private void together(Runnable body) {
    work.run(Map.of(), () -> writes.together(body));
  }

  private List<Map<String, Object>> rows(String table) {
    return db.queryForList(
        "select to_jsonb(t)::text as all_of_it, id, word from %s t order by id".formatted(table));
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

  private static Statement inserted(String aggregate, @Nullable String id, int number) {
    var tags = new String[] {"t" + number, "u,\""};
    return new Statement(
        aggregate, INSERT, id, "w" + number, number, tags, "{\"n\": " + number + "}");
  }

  private static Statement any(Random random, String aggregate, int number) {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> inserted(aggregate, aggregate, number);
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
              new String[] {"v" + number},
              aggregate);
      case 6 ->
          new Statement(
              aggregate,
              """
              update %s t set number = e.number, noted_at = greatest(t.noted_at, e.at)
              from (values (?, ?::int, ?::timestamptz)) as e (id, number, at)
              where t.id = e.id and t.number < e.number
              """,
              aggregate,
              number,
              random.nextBoolean() ? null : Instant.ofEpochSecond(number).atOffset(ZoneOffset.UTC));
      case 7 ->
          new Statement(
              aggregate,
              """
              insert into %1$s (id, kind, word, tags, doc)
              select id || ?, 'derived', ?, tags, doc from %1$s where id = ? on conflict do nothing
              """,
              "/" + number,
              "d" + number,
              aggregate);
      default -> new Statement(aggregate, "delete from %s where id = ?", aggregate);
    };
  }

  @Test
  void whoHasToKnowSeesWhatWasAddedBefore() {
    together(
        () -> {
          cause(inserted("a", "a", 1));
          cause(inserted("b", "b", 1));
          assertThat(writes.update("update together set word = 'two'")).isEqualTo(2);
          cause(new Statement("a", "update %s set word = word || 'three'"));
        });
    assertThat(rows("together"))
        .extracting(row -> row.get("word"))
        .containsExactly("twothree", "twothree");
  }

  @Test
  void nothingTakesEffectWhereAStatementFails() {
    var statements = List.of(inserted("a", "a", 1), inserted("b", null, 1), inserted("c", "c", 1));
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
                together(
                    () -> {
                      cause(inserted("a", "a", 1));
                      throw new IllegalStateException("Expected to fail");
                    }))
        .hasMessage("Expected to fail");
    together(List.of(inserted("b", "b", 1)));
    assertThat(rows("together")).extracting(row -> row.get("id")).containsExactly("b");
  }

  @Test
  void outsideOfABatchItTakesEffectAtOnce() {
    writes.add(INSERT.formatted("together"), inserted("a", "a", 1).values());
    assertThat(rows("together")).hasSize(1);
    work.run(
        Map.of(),
        () -> {
          writes.add(INSERT.formatted("together"), inserted("b", "b", 1).values());
          assertThat(rows("together")).hasSize(2);
        });
  }
}
