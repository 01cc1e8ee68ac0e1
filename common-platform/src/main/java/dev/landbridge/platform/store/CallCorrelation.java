package dev.landbridge.platform.store;

import static dev.landbridge.platform.command.CallData.ACTOR;
import static dev.landbridge.platform.command.CallData.CAUSATION_ID;
import static dev.landbridge.platform.command.CallData.CORRELATION_ID;
import static dev.landbridge.platform.command.CallData.TRACE_PARENT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/**
 * What a message hands on to those it causes: who, in which conversation, and that it was the
 * cause.
 */
final class CallCorrelation implements CorrelationDataProvider {
  private static final List<String> HANDED_ON = List.of(ACTOR, CORRELATION_ID, TRACE_PARENT);

  @Override
  public Map<String, ?> correlationDataFor(Message<?> message) {
    var data = new HashMap<String, Object>();
    for (var key : HANDED_ON) {
      var value = message.getMetaData().get(key);
      if (value != null) {
        data.put(key, value);
      }
    }
    data.putIfAbsent(CORRELATION_ID, message.getIdentifier());
    data.put(CAUSATION_ID, cause(message));
    return data;
  }

  /** A command is not on the log: what it decides was caused by what caused the command. */
  private static Object cause(Message<?> message) {
    return message instanceof CommandMessage<?>
        ? message.getMetaData().getOrDefault(CAUSATION_ID, message.getIdentifier())
        : message.getIdentifier();
  }
}
