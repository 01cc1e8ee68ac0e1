package dev.landbridge.standalone;

import dev.landbridge.embedded.EmbeddedStartFailed;
import dev.landbridge.standalone.client.NoAnswer;
import dev.landbridge.standalone.demo.Demo;
import java.io.PrintStream;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** {@code java -jar standalone.jar [--data DIR] [--port N] [--kafka-port N] [--demo]}. */
public final class StandaloneApplication {
  private final StandaloneOptions options;
  private final PrintStream out;

  private StandaloneApplication(StandaloneOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  public static void main(String[] args) {
    try {
      new StandaloneApplication(StandaloneOptions.parse(args), System.out).run();
    } catch (CannotStart e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  private void run() {
    var instance = Standalone.of(options, out);
    logInto(instance.data());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(instance), "landbridge-stop"));
    try {
      start(instance);
    } catch (CannotStart | EmbeddedStartFailed | NoAnswer e) {
      instance.close();
      fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      instance.close();
      fail("%s%n(the whole story is in %s)".formatted(rootOf(e), instance.data().logs()));
    }
  }

  private void start(Standalone instance) {
    var addresses = instance.start();
    var leaflet = options.demo() ? new Demo(addresses.gateway(), instance.data()).run() : "";
    InstanceFile.write(instance.data(), addresses);
    out.println("landbridge: the log of events is on Kafka at " + addresses.kafka());
    out.println("landbridge: the operator's key is in " + instance.data().operatorKey());
    out.print(leaflet);
    out.println("landbridge: ready " + addresses.gateway());
  }

  /** Before the first logger: contexts share one configuration, so none of them sets it up. */
  private static void logInto(DataDirectory data) {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    System.setProperty("landbridge.log-directory", data.logs().toString());
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private void stop(Standalone instance) {
    out.println("landbridge: stopping");
    instance.close();
    out.println("landbridge: stopped");
  }

  /** Everything is closed already, so no hook has to run. */
  private static void fail(String message) {
    System.err.println("landbridge: cannot start: " + message);
    Runtime.getRuntime().halt(1);
  }

  private static Throwable rootOf(Throwable e) {
    var root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
