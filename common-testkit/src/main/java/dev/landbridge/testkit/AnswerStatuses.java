package dev.landbridge.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import java.util.List;

/**
 * The API document takes the status of an answer from the handler's declaration; here it is held
 * against what the handler does.
 */
final class AnswerStatuses {
  private static final String ANSWERS = "dev.landbridge.platform.web.Answers";
  private static final String STATUS = "org.springframework.web.bind.annotation.ResponseStatus";

  private AnswerStatuses() {}

  static List<String> violations(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.getSimpleName().endsWith("Controller"))
        .map(JavaClass::getMethods)
        .flatMap(methods -> methods.stream().filter(AnswerStatuses::isWrong))
        .map(JavaMethod::getFullName)
        .sorted()
        .toList();
  }

  private static boolean isWrong(JavaMethod method) {
    return calls(method, "created") != method.isAnnotatedWith(STATUS)
        || calls(method, "noContent") != returnsNothing(method);
  }

  private static boolean calls(JavaMethod method, String answer) {
    return method.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getTargetOwner().getName().equals(ANSWERS) && call.getName().equals(answer));
  }

  private static boolean returnsNothing(JavaMethod method) {
    return method.getReturnType() instanceof JavaParameterizedType type
        && type.toErasure().getSimpleName().equals("ResponseEntity")
        && type.getActualTypeArguments().getFirst().toErasure().isEquivalentTo(Void.class);
  }
}
