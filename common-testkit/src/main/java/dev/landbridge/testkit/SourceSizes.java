package dev.landbridge.testkit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Lines per file and method and parameters per method, read from the sources. */
final class SourceSizes {
  private static final int MAIN_LINES = 400;
  private static final int TEST_LINES = 500;
  private static final int METHOD_LINES = 60;
  private static final int PARAMETERS = 5;

  private SourceSizes() {}

  /** {@code src} is a module's source folder. */
  static List<String> violations(Path src) {
    var found = new ArrayList<String>();
    found.addAll(violations(src.resolve("main/java"), MAIN_LINES));
    found.addAll(violations(src.resolve("test/java"), TEST_LINES));
    return found;
  }

  private static List<String> violations(Path folder, int maximum) {
    var found = new ArrayList<String>();
    var files = javaFiles(folder);
    for (var file : files) {
      long lines = linesOf(file);
      if (lines > maximum) {
        found.add("%s has %d lines, at most %d are allowed".formatted(file, lines, maximum));
      }
    }
    if (!files.isEmpty()) {
      found.addAll(methodViolations(files));
    }
    return found;
  }

  private static List<Path> javaFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long linesOf(Path file) {
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> methodViolations(List<Path> files) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var sources = manager.getJavaFileObjectsFromPaths(files);
      var task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
      var positions = Trees.instance(task).getSourcePositions();
      var found = new ArrayList<String>();
      for (var unit : task.parse()) {
        new Methods(unit, positions, found).scan(unit, null);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Visits every method of one file. */
  private static final class Methods extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;
    private boolean inRecord;

    Methods(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      var outer = inRecord;
      inRecord = type.getKind() == Tree.Kind.RECORD;
      super.visitClass(type, null);
      inRecord = outer;
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      long lines = line(positions.getEndPosition(unit, method)) - line(start(method)) + 1;
      if (lines > METHOD_LINES) {
        found.add(
            "%s has %d lines, at most %d are allowed".formatted(name(method), lines, METHOD_LINES));
      }
      int parameters = method.getParameters().size();
      if (parameters > PARAMETERS && !inRecord && !isWiring(method)) {
        found.add(
            "%s has %d parameters, at most %d are allowed"
                .formatted(name(method), parameters, PARAMETERS));
      }
      return super.visitMethod(method, null);
    }

    /** Constructors, bean methods and request handlers are called by a framework, by name. */
    private static boolean isWiring(MethodTree method) {
      return method.getName().contentEquals("<init>")
          || method.getModifiers().getAnnotations().stream()
              .map(annotation -> annotation.getAnnotationType().toString())
              .anyMatch(name -> name.equals("Bean") || name.endsWith("Mapping"));
    }

    private String name(MethodTree method) {
      return "%s in %s".formatted(method.getName(), unit.getSourceFile().getName());
    }

    private long start(MethodTree method) {
      return positions.getStartPosition(unit, method);
    }

    private long line(long position) {
      return position < 0 ? 0 : unit.getLineMap().getLineNumber(position);
    }
  }
}
