package dev.landbridge.platform.auth;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.access.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;

class AuthorisationTest {
  @Needs(Verb.BROWSE)
  void open() {}

  void forgotten() {}

  private HandlerMethod endpoint(String name) throws NoSuchMethodException {
    return new HandlerMethod(this, AuthorisationTest.class.getDeclaredMethod(name));
  }

  @Test
  void aServiceStartsWhenEveryEndpointHasAVerb() throws NoSuchMethodException {
    var endpoints = List.of(endpoint("open"));
    assertThatCode(() -> Authorisation.check(endpoints)).doesNotThrowAnyException();
  }

  @Test
  void anEndpointWithoutAVerbKeepsItsServiceFromStarting() throws NoSuchMethodException {
    var endpoints = List.of(endpoint("open"), endpoint("forgotten"));
    assertThatThrownBy(() -> Authorisation.check(endpoints))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("forgotten");
  }
}
