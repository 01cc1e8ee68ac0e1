package dev.landbridge.platform.projection;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.platform.projection.StatementRuns.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementRunsTest {
  private final StatementRuns runs = new StatementRuns();

  private record Statement(String aggregate, String sql, int number) {}

  private void add(Statement statement) {
    runs.add(statement.aggregate(), statement.sql(), new Object[] {statement});
  }

  private static List<Statement> sent(Run run) {
    return run.values().stream().map(values -> (Statement) values[0]).toList();
  }

  @Test
  void theSameTextOfManyAggregatesIsOneRun() {
    for (int number = 0; number < 100; number++) {
      add(new Statement("a" + number, "insert", number));
      add(new Statement("a" + number, "update", number));
    }
    var taken = runs.take();
    assertThat(taken).extracting(Run::sql).containsExactly("insert", "update");
    assertThat(taken).allSatisfy(run -> assertThat(run.values()).hasSize(100));
  }

  @Test
  void theSameTextOfOneAggregateIsARunForEach() {
    for (int number = 0; number < 3; number++) {
      add(new Statement("a", "update", number));
      add(new Statement("b", "update", number));
    }
    assertThat(runs.take())
        .hasSize(3)
        .allSatisfy(
            run ->
                assertThat(sent(run)).extracting(Statement::aggregate).containsExactly("a", "b"));
  }

  @Test
  void whatWasTakenDoesNotComeAgain() {
    add(new Statement("a", "insert", 1));
    assertThat(runs.take()).hasSize(1);
    assertThat(runs.take()).isEmpty();
    add(new Statement("a", "update", 2));
    assertThat(runs.take()).extracting(Run::sql).containsExactly("update");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void eachAggregateKeepsItsOrderAndNothingIsLost(long seed) {
    var random = new Random(seed);
    int aggregates = 1 + random.nextInt(20);
    int texts = 1 + random.nextInt(6);
    var added =
        IntStream.range(0, 500)
            .mapToObj(
                number ->
                    new Statement(
                        "a" + random.nextInt(aggregates), "s" + random.nextInt(texts), number))
            .toList();
    added.forEach(this::add);

    var order = new ArrayList<Statement>();
    for (var run : runs.take()) {
      var sent = sent(run);
      assertThat(sent).allSatisfy(each -> assertThat(each.sql()).isEqualTo(run.sql()));
      assertThat(sent).extracting(Statement::aggregate).doesNotHaveDuplicates();
      order.addAll(sent);
    }
    assertThat(order.stream().collect(groupingBy(Statement::aggregate)))
        .isEqualTo(added.stream().collect(groupingBy(Statement::aggregate)));
  }
}
