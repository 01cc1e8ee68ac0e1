package dev.landbridge.platform.web;

import static dev.landbridge.platform.access.Verb.OPERATE;

import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.log.DeadLetters;
import dev.landbridge.platform.log.DeadLetters.DeadLetter;
import dev.landbridge.platform.log.LogHeads;
import dev.landbridge.platform.log.Redrive;
import dev.landbridge.platform.log.Relay;
import dev.landbridge.platform.log.RelayLag;
import dev.landbridge.platform.projection.Projections;
import dev.landbridge.platform.projection.Projections.Projection;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the operator does with a service that its users never see. */
@Hidden
@RestController
@RequestMapping("/internal")
class InternalController {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final LogHeads heads;
  private final Relay relay;
  private final DeadLetters deadLetters;
  private final Redrive redrive;
  private final Projections projections;

  InternalController(
      LogHeads heads,
      Relay relay,
      DeadLetters deadLetters,
      Redrive redrive,
      Projections projections) {
    this.heads = heads;
    this.relay = relay;
    this.deadLetters = deadLetters;
    this.redrive = redrive;
    this.projections = projections;
  }

  @Needs(OPERATE)
  @GetMapping("/position")
  Map<String, String> position() {
    return Map.of("position", Position.format(heads.positions()));
  }

  @Needs(OPERATE)
  @GetMapping("/relay")
  RelayLag relay() {
    return relay.lag();
  }

  @Needs(OPERATE)
  @PostMapping("/relay/pause")
  ResponseEntity<Void> pause(@RequestParam("seconds") long seconds) {
    if (seconds < 1 || seconds > LONGEST_PAUSE.toSeconds()) {
      throw new MalformedRequest("seconds", "Expected 1 to " + LONGEST_PAUSE.toSeconds());
    }
    relay.pause(Duration.ofSeconds(seconds));
    return Answers.noContent();
  }

  @Needs(OPERATE)
  @PostMapping("/relay/resume")
  ResponseEntity<Void> resume() {
    relay.resume();
    return Answers.noContent();
  }

  @Needs(OPERATE)
  @GetMapping("/dead-letters")
  Page<DeadLetter> deadLetters(
      PageRequest page, @RequestParam(name = "all", defaultValue = "false") boolean all) {
    return Page.of(deadLetters.list(!all, page.after(), page.limit() + 1), page, DeadLetter::id);
  }

  @Needs(OPERATE)
  @PostMapping("/dead-letters/{id}/redrive")
  ResponseEntity<Void> redrive(@PathVariable("id") long id) {
    redrive.redrive(id);
    return Answers.noContent();
  }

  /** Why somebody gave one up. */
  record Discard(@NotBlank @Size(max = 500) String reason) {}

  @Needs(OPERATE)
  @PostMapping("/dead-letters/{id}/discard")
  ResponseEntity<Void> discard(
      Caller caller, @PathVariable("id") long id, @RequestBody Discard body) {
    redrive.discard(id, caller.actor(), body.reason());
    return Answers.noContent();
  }

  @Needs(OPERATE)
  @GetMapping("/projections")
  List<Projection> projections() {
    return projections.list();
  }

  @Needs(OPERATE)
  @PostMapping("/projections/{name}/replay")
  ResponseEntity<Void> replay(@PathVariable("name") String name) {
    if (!projections.has(name)) {
      throw ProblemException.noSuch("projection", name);
    }
    projections.replay(name);
    return ResponseEntity.status(HttpStatus.ACCEPTED).build();
  }
}
