package dev.landbridge.testkit.sample.web;

import java.util.Optional;

/** Half of what it does is not what it declares. */
final class SampleController {
  private SampleController() {}

  @Created
  static ResponseEntity<String> creates() {
    return Answers.created();
  }

  static ResponseEntity<String> createsUndeclared() {
    return Answers.created();
  }

  static ResponseEntity<String> answers() {
    return Answers.ok();
  }

  @Created
  static ResponseEntity<String> answersAsIfCreated() {
    return Answers.ok();
  }

  static ResponseEntity<Void> hasNothingToShow() {
    return Answers.noContent();
  }

  static Object hasNothingToShowUndeclared() {
    return Answers.noContent();
  }

  static ResponseEntity<Void> declaresNothingAndAnswers() {
    return new ResponseEntity<>(Answers.ok().status(), Optional.empty());
  }
}
