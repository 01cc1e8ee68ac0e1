package dev.landbridge.gateway.tencentapi;

import java.util.List;

/** Actions that belong together; a component that needs nothing to be made. */
public interface ActionGroup {
  List<Action<?, ?>> actions();
}
