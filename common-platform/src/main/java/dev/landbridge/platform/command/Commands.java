package dev.landbridge.platform.command;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.TextValue;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a command to its aggregate, within the unit of work of the request, record or timer at
 * hand.
 */
public final class Commands {
  private static final Logger log = LoggerFactory.getLogger(Commands.class);
  private final CommandGateway gateway;

  public Commands(CommandGateway gateway) {
    this.gateway = gateway;
  }

  /** Gives the decided state and its version, or throws {@link CommandRejected}. */
  public <S> Versioned<S> send(Addressed command) {
    try {
      var message = new GenericCommandMessage<>(command, expectedVersion());
      Versioned<S> decided = gateway.sendAndWait(message);
      found(command.id());
      log.debug("Accepted: command={} id={}", name(command), command.id());
      return decided;
    } catch (AggregateNotFoundException e) {
      throw new CommandRejected(new NoSuchAggregate(command.id().text()));
    } catch (CommandRejected rejected) {
      log.info(
          "Rejected: command={} id={} code={}",
          name(command),
          command.id(),
          rejected.reason().code());
      throw rejected;
    } catch (NoHandlerForCommandException e) {
      throw new IllegalStateException("Expected a handler for " + name(command), e);
    }
  }

  /**
   * The answer to the request at hand also names the place of this aggregate in the log: a repeat
   * that sends it no command, since it found the effect there already, asks for that.
   */
  public void found(TextValue aggregate) {
    if (CurrentUnitOfWork.isStarted()) {
      Addressees.in(CurrentUnitOfWork.get().root()).add(aggregate.text());
    }
  }

  /**
   * For a change whose resource is no single aggregate: the version that the caller expects is
   * compared with this one, and no longer with the first command's.
   */
  public void requireVersion(long actual) {
    Optional.ofNullable(expectedVersion().get(CallData.EXPECTED_VERSION))
        .filter(expected -> !expected.equals(actual))
        .ifPresent(
            expected -> {
              throw new CommandRejected(new VersionMismatch((Long) expected, actual));
            });
  }

  private static String name(Addressed command) {
    return command.getClass().getSimpleName();
  }

  /** If-Match concerns the first command of a request: the one for the resource it names. */
  private static Map<String, ?> expectedVersion() {
    if (!CurrentUnitOfWork.isStarted()) {
      return Map.of();
    }
    UnitOfWork<?> root = CurrentUnitOfWork.get().root();
    Optional<Object> expected =
        Optional.ofNullable(root.resources().remove(CallData.EXPECTED_VERSION));
    return expected.<Map<String, ?>>map(v -> Map.of(CallData.EXPECTED_VERSION, v)).orElse(Map.of());
  }
}
