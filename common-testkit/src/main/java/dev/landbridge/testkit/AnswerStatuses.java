package dev.landbridge.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import java.util.List;

/**
 * The API document takes the status of an answer from the handler's declaration; here it is held
 * against what the handler does.
 *
 * @param answers the type that makes answers
 * @param status the annotation of handlers that create something
 */
record AnswerStatuses(String answers, String status) {
  static final AnswerStatuses OURS =
      new AnswerStatuses(
          "dev.landbridge.platform.web.Answers",
          "org.springframework.web.bind.annotation.ResponseStatus");

  List<String> violations(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.getSimpleName().endsWith("Controller"))
        .map(JavaClass::getMethods)
        .flatMap(methods -> methods.stream().filter(this::isWrong))
        .map(JavaMethod::getFullName)
        .sorted()
        .toList();
  }

  private boolean isWrong(JavaMethod method) {
    return calls(method, "created") != method.isAnnotatedWith(status)
        || calls(method, "noContent") != returnsNothing(method);
  }

  private boolean calls(JavaMethod method, String answer) {
    return method.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getTargetOwner().getName().equals(answers) && call.getName().equals(answer));
  }

  private static boolean returnsNothing(JavaMethod method) {
    return method.getReturnType() instanceof JavaParameterizedType type
        && type.toErasure().getSimpleName().equals("ResponseEntity")
        && type.getActualTypeArguments().getFirst().toErasure().isEquivalentTo(Void.class);
  }
}
