package dev.landbridge.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The names under which tokens are stored. */
final class ProcessingGroups {
  private static final String ANNOTATION = "org.axonframework.config.ProcessingGroup";

  private ProcessingGroups() {}

  static List<String> usedTwice(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isAnnotatedWith(ANNOTATION))
        .collect(Collectors.groupingBy(ProcessingGroups::name, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(uses -> uses.getValue() > 1)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static String name(JavaClass type) {
    return String.valueOf(type.getAnnotationOfType(ANNOTATION).get("value").orElse(""));
  }
}
