package dev.landbridge.peering.classic;

import static dev.landbridge.platform.access.Verb.CHANGE;
import static dev.landbridge.platform.access.Verb.READ;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.ClassicInterconnectId;
import dev.landbridge.peering.Positioned;
import dev.landbridge.peering.classic.ClassicCommand.CloseInterconnect;
import dev.landbridge.peering.classic.ClassicQueries.ClassicResource;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.platform.web.ProblemException;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Classic interconnects; tickets open them. */
@RestController
@RequestMapping("/v1/classic-interconnects")
class ClassicController {
  private static final String RESOURCE = "classic-interconnect";

  private final Commands commands;
  private final ClassicRegister register;
  private final ClassicQueries queries;

  ClassicController(Commands commands, ClassicRegister register, ClassicQueries queries) {
    this.commands = commands;
    this.register = register;
    this.queries = queries;
  }

  @Needs(READ)
  @GetMapping
  Page<ClassicResource> list(PageRequest page, Caller caller) {
    return Page.of(queries.list(scope(caller), page), page, Positioned::position)
        .map(Positioned::item);
  }

  @Needs(READ)
  @GetMapping("/{id}")
  ResponseEntity<ClassicResource> get(@PathVariable ClassicInterconnectId id, Caller caller) {
    var interconnect =
        queries.find(id, scope(caller)).orElseThrow(() -> ProblemException.noSuch(RESOURCE, id));
    return Answers.ok(interconnect, interconnect.version());
  }

  @Needs(CHANGE)
  @DeleteMapping("/{id}")
  ResponseEntity<Void> close(@PathVariable ClassicInterconnectId id, Caller caller) {
    var account = caller.requireAccount();
    if (register.ownerOf(id).filter(account::equals).isEmpty()) {
      throw ProblemException.noSuch(RESOURCE, id);
    }
    commands.send(new CloseInterconnect(id, account));
    return Answers.noContent();
  }

  /** An operator who names no account reads those of everybody. */
  private static Optional<AccountId> scope(Caller caller) {
    return caller.isOperator() ? caller.account() : Optional.of(caller.requireAccount());
  }
}
