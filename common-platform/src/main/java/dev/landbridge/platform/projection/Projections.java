package dev.landbridge.platform.projection;

import dev.landbridge.platform.web.ProblemException;
import java.util.Collection;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.http.HttpStatus;

/** The event processors of a service: where they stand, and their replay. */
public final class Projections {
  private final Configuration axon;
  private final ProjectionProgress progress;
  private final List<String> names;

  /** One processor: how far it is, and whether it runs. */
  public record Projection(
      String name, long position, boolean running, boolean replaying, boolean replayable) {}

  public Projections(Configuration axon, ProjectionProgress progress) {
    this.axon = axon;
    this.progress = progress;
    this.names = axon.eventProcessingConfiguration().eventProcessors().keySet().stream().toList();
  }

  public Collection<String> names() {
    return names;
  }

  public List<Projection> list() {
    return names.stream().sorted().map(this::describe).toList();
  }

  private Projection describe(String name) {
    var processor = processor(name);
    var statuses = processor.processingStatus().values();
    return new Projection(
        name,
        progress.stored(name),
        processor.isRunning() && statuses.stream().noneMatch(status -> status.isErrorState()),
        statuses.stream().anyMatch(status -> status.isReplaying()),
        processor.supportsReset());
  }

  /** Empties the projection and reads the store again from its beginning. */
  public void replay(String name) {
    var processor = processor(name);
    if (!processor.supportsReset()) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "not-replayable",
          name + " sends commands: a second time they would be sent again");
    }
    processor.shutDown();
    try {
      processor.resetTokens();
      progress.restart(name);
    } catch (UnableToClaimTokenException e) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "projection-held-elsewhere",
          "Another instance runs " + name + ": ask that one, or stop it first");
    } finally {
      processor.start();
    }
  }

  public boolean has(String name) {
    return names.contains(name);
  }

  private StreamingEventProcessor processor(String name) {
    return axon.eventProcessingConfiguration()
        .eventProcessor(name, StreamingEventProcessor.class)
        .orElseThrow();
  }
}
