package dev.landbridge.platform.sample;

import static dev.landbridge.platform.access.Verb.BROWSE;
import static dev.landbridge.platform.access.Verb.CHANGE;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.Role;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.platform.web.ProblemException;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/samples")
class SampleController {
  private final Commands commands;
  private final JdbcClient db;

  SampleController(Commands commands, JdbcClient db) {
    this.commands = commands;
    this.db = db;
  }

  record Create(
      @NotNull AccountId id,
      @NotNull String name,
      @Nullable CidrBlock cidrBlock,
      @Nullable Integer count,
      @Nullable Boolean urgent) {}

  record Found(@Nullable AccountId account, @Nullable Role colour) {}

  record Rename(@NotNull String name) {}

  record Sample(String id, String name, long version, long position) {}

  @Needs(CHANGE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Sample> create(@RequestBody Create body) {
    Versioned<SampleState> decided = commands.send(new SampleCommand.Open(body.id(), body.name()));
    return Answers.created(
        "/v1/samples/" + body.id(), sample(body.id(), decided), decided.version());
  }

  @Needs(CHANGE)
  @PatchMapping("/{id}")
  ResponseEntity<Sample> rename(@PathVariable("id") AccountId id, @RequestBody Rename body) {
    Versioned<SampleState> decided = commands.send(new SampleCommand.Rename(id, body.name()));
    return Answers.ok(sample(id, decided), decided.version());
  }

  private static Sample sample(AccountId id, Versioned<SampleState> decided) {
    return decided.state() instanceof SampleState.Open open
        ? new Sample(id.text(), open.name(), decided.version(), 0)
        : new Sample(id.text(), "", decided.version(), 0);
  }

  @Needs(BROWSE)
  @GetMapping("/found")
  Map<String, String> found(Found filter) {
    return Map.of("account", String.valueOf(filter.account()));
  }

  @Needs(BROWSE)
  @GetMapping("/{id}")
  ResponseEntity<Sample> get(@PathVariable("id") AccountId id) {
    var found =
        db.sql("select * from sample_view where id = ?")
            .param(id.text())
            .query(Sample.class)
            .optional()
            .orElseThrow(() -> ProblemException.noSuch("sample", id));
    return Answers.ok(found, found.version());
  }

  @Needs(BROWSE)
  @GetMapping
  Page<Sample> list(PageRequest page) {
    return Page.of(
        db.sql("select * from sample_view where position > ? order by position limit ?")
            .params(page.after(), page.limit() + 1)
            .query(Sample.class)
            .list(),
        page,
        Sample::position);
  }
}
