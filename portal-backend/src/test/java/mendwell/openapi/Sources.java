package mendwell.openapi;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/// What only the sources say: the `///` comments, and status and type of each refusal.
final class Sources {
    /// @param type as in a problem's `type`
    record Refused(int status, String type) {}

    private static final Pattern PARAM = Pattern.compile("(?ms)^\\s*@param\\s+(\\w+)\\s+(.*?)(?=^\\s*@|\\z)");
    private static final Pattern LINK = Pattern.compile("\\[(?:[\\w.]*[.#])?(\\w+)(?:\\([^)]*\\))?]");

    private final Map<String, String> comments = new HashMap<>();
    private final Map<String, Refused> refusals = new HashMap<>();

    /// @param root the folder that holds the package `mendwell`
    static Sources in(Path root) throws IOException {
        var sources = new Sources();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var paths = Files.walk(root)) {
            var java = paths.filter(path -> path.toString().endsWith(".java")).toList();
            var task = (JavacTask) compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(java));
            var docs = DocTrees.instance(task);
            for (var unit : task.parse()) {
                sources.new Reader(docs, unit.getPackageName().toString()).scan(unit, null);
            }
        }
        return sources;
    }

    /// The comment of a class, without its `@param` parts; empty when there is none.
    String of(Class<?> type) {
        return text(comments.getOrDefault(type.getName(), ""));
    }

    /// The comment of a method.
    String of(java.lang.reflect.Method method) {
        return text(comments.getOrDefault(method.getDeclaringClass().getName() + "#" + method.getName(), ""));
    }

    /// What the comment of a record or method says of one component or parameter.
    String of(String owner, String parameter) {
        var found = PARAM.matcher(comments.getOrDefault(owner, ""));
        while (found.find()) {
            if (found.group(1).equals(parameter)) {
                return plain(found.group(2));
            }
        }
        return "";
    }

    /// Status and type by class name.
    Map<String, Refused> refusals() {
        return refusals;
    }

    private static String text(String comment) {
        var end = Pattern.compile("(?m)^\\s*@(param|return|throws)").matcher(comment);
        return plain(end.find() ? comment.substring(0, end.start()) : comment);
    }

    private static String plain(String markdown) {
        return Arrays.stream(LINK.matcher(markdown).replaceAll("$1").strip().split("\\n\\s*\\n"))
                .map(paragraph -> paragraph.strip().replaceAll("\\s*\\n\\s*(?!- )", " "))
                .collect(Collectors.joining("\n\n"));
    }

    private final class Reader extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private String name;

        Reader(DocTrees docs, String packageName) {
            this.docs = docs;
            this.name = packageName;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            var outer = name;
            name = outer + (Character.isUpperCase(outer.charAt(outer.lastIndexOf('.') + 1)) ? "$" : ".") + type.getSimpleName();
            remember(name);
            super.visitClass(type, nothing);
            name = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            remember(name + "#" + method.getName());
            return super.visitMethod(method, nothing);
        }

        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            return null;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            var arguments = call.getArguments();
            if (call.getMethodSelect().toString().equals("super")
                    && arguments.size() >= 2
                    && arguments.getFirst() instanceof LiteralTree status
                    && status.getValue() instanceof Integer code) {
                var type = arguments.get(1).toString().replaceAll("\"\\s*\\+.*", "*").replace("\"", "");
                refusals.put(name, new Refused(code, type));
            }
            return super.visitMethodInvocation(call, nothing);
        }

        private void remember(String key) {
            var comment = docs.getDocComment(getCurrentPath());
            if (comment != null) {
                comments.merge(key, comment, (first, overload) -> first);
            }
        }
    }
}
