package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.platform.access.Verb;
import org.junit.jupiter.api.Test;

/** What an action needs, by its name. */
class ActionTest {
  record Nothing() {}

  private static Action<Nothing, Nothing> action(String name) {
    return Action.of(name, Nothing.class, (input, _) -> input);
  }

  @Test
  void theFirstWordTellsWhetherItReadsOrChanges() {
    assertThat(action("DescribeVpcs").verb()).isEqualTo(Verb.READ);
    assertThat(action("CheckNetDetectState").verb()).isEqualTo(Verb.READ);
    assertThat(action("WithdrawNotifyRoutes").verb()).isEqualTo(Verb.CHANGE);
  }

  @Test
  void anActionWithoutAVerbIsNone() {
    assertThatThrownBy(() -> action("MigrateVpc")).isInstanceOf(IllegalArgumentException.class);
  }
}
