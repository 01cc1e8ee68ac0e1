package dev.landbridge.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;

/** Finds what a room shows to the others although none of them looks. */
final class RoomDoors {
  private RoomDoors() {}

  static List<String> publicWithoutUser(
      JavaClasses classes, String basePackage, Set<String> except) {
    return classes.stream()
        .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> !type.getPackageName().equals(basePackage))
        .filter(type -> !except.contains(type.getName()))
        .filter(type -> classes.stream().noneMatch(user -> looksIn(user, type)))
        .map(JavaClass::getName)
        .sorted()
        .toList();
  }

  private static boolean looksIn(JavaClass user, JavaClass type) {
    return !user.getPackageName().equals(type.getPackageName())
        && user.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .anyMatch(used -> PureCore.outermost(used).equals(type));
  }
}
