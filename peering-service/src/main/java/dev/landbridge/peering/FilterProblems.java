package dev.landbridge.peering;

import dev.landbridge.events.MalformedValue;
import org.springframework.beans.PropertyAccessException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DefaultBindingErrorProcessor;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** A malformed filter of a list is told in the words of the field, not of the framework. */
@ControllerAdvice
class FilterProblems extends DefaultBindingErrorProcessor {

  @InitBinder
  void bind(WebDataBinder binder) {
    binder.setBindingErrorProcessor(this);
  }

  @Override
  public void processPropertyAccessException(PropertyAccessException e, BindingResult result) {
    result.addError(
        new FieldError(result.getObjectName(), String.valueOf(e.getPropertyName()), expected(e)));
  }

  private static String expected(PropertyAccessException e) {
    return e.getMostSpecificCause() instanceof MalformedValue malformed
        ? String.valueOf(malformed.getMessage()).replaceFirst("^Expected ", "")
        : "one of the documented values";
  }
}
