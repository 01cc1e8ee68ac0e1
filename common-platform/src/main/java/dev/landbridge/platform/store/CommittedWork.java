package dev.landbridge.platform.store;

import dev.landbridge.platform.command.CallData;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One unit of work around a request, a record or a timer: whatever is written inside commits
 * together, and commands sent inside join it and inherit who asked.
 */
public final class CommittedWork {
  private static final Logger log = LoggerFactory.getLogger(CommittedWork.class);
  private final TransactionManager transactions;

  public CommittedWork(TransactionManager transactions) {
    this.transactions = transactions;
  }

  /** Begins; the caller commits or rolls back. */
  public UnitOfWork<?> begin(Map<String, String> callData) {
    var cause =
        Optional.ofNullable(callData.get(CallData.CAUSATION_ID))
            .orElseGet(() -> UUID.randomUUID().toString());
    var message = new GenericMessage<>(cause, "work", MetaData.from(callData));
    var unit = DefaultUnitOfWork.startAndGet(message);
    unit.registerCorrelationDataProvider(new CallCorrelation());
    try {
      unit.attachTransaction(transactions);
    } catch (RuntimeException e) {
      rollBack(unit, failed -> failed.rollback(e)); // where the unit has not done so itself
      throw e;
    }
    return unit;
  }

  /** Runs the body again where it rests on what another instance has changed meanwhile. */
  public void run(Map<String, String> callData, Runnable body) {
    for (int lost = 1; !hasRun(callData, body, lost == TakenFromMemory.TRIES); lost++) {
      log.debug("Lost a race for an aggregate, {} of {}", lost, TakenFromMemory.TRIES);
    }
  }

  private boolean hasRun(Map<String, String> callData, Runnable body, boolean lastTry) {
    var unit = begin(callData);
    var taken = TakenFromMemory.by(unit, lastTry);
    var ending = Ending.of(unit);
    ending.willBeLast();
    if (!lastTry) {
      ending.mayBeRepeated();
    }
    try {
      run(
          unit,
          () -> {
            body.run();
            unit.onPrepareCommit(taken::verify);
          });
      return true;
    } catch (RuntimeException e) {
      if (!lastTry && taken.hasLostRace(e)) {
        return false;
      }
      throw e;
    }
  }

  /** A part of the work at hand; what it sends was caused by {@code cause}. */
  public void runPart(Message<?> cause, Runnable body) {
    var unit = DefaultUnitOfWork.startAndGet(cause);
    unit.registerCorrelationDataProvider(new CallCorrelation());
    run(unit, body);
  }

  private static void run(UnitOfWork<?> unit, Runnable body) {
    try {
      body.run();
    } catch (RuntimeException | Error e) {
      rollBack(unit, failed -> failed.rollback(e));
      throw e;
    }
    unit.commit();
  }

  private static void rollBack(UnitOfWork<?> unit, Consumer<UnitOfWork<?>> rollback) {
    if (unit.isActive()) {
      rollback.accept(unit);
    }
  }
}
