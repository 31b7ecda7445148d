package mendwell.openapi;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/// What only the sources say: the `///` comments, and status and type of each refusal.
final class Sources {
    /// @param type as in a problem's `type`
    record Refused(int status, String type) {}

    /// A refusal whose status or type its maker completes: `new QuoteRefused("expired")`.
    private record Made(String in, String simpleName, List<Object> literals) {}

    private static final Pattern PARAM = Pattern.compile("(?ms)^\\s*@param\\s+(\\w+)\\s+(.*?)(?=^\\s*@|\\z)");
    private static final Pattern LINK = Pattern.compile("\\[(?:[\\w.]*[.#])?(\\w+)(?:\\([^)]*\\))?]");

    private final Map<String, String> comments = new HashMap<>();
    private final Map<String, Set<Refused>> refusals = new HashMap<>();
    private final Map<String, Refused> incomplete = new HashMap<>();
    private final List<Made> made = new ArrayList<>();

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
        sources.complete();
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

    /// By the code that makes them, as `class#method`.
    Map<String, Set<Refused>> refusals() {
        return refusals;
    }

    private void complete() {
        for (var making : made) {
            var known = incomplete.get(making.simpleName);
            if (known != null) {
                var status = known.status != 0 ? known.status : (int) making.literals.stream().filter(Integer.class::isInstance).findFirst().orElseThrow();
                var why = making.literals.stream().filter(String.class::isInstance).findFirst().orElse("*");
                refuse(making.in, new Refused(status, known.type + why));
            }
        }
    }

    private void refuse(String in, Refused refused) {
        refusals.computeIfAbsent(in, code -> new HashSet<>()).add(refused);
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
        private String method = "<init>";
        private boolean refusal;

        Reader(DocTrees docs, String packageName) {
            this.docs = docs;
            this.name = packageName;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            var outer = name;
            name = outer + (Character.isUpperCase(outer.charAt(outer.lastIndexOf('.') + 1)) ? "$" : ".") + type.getSimpleName();
            remember(name);
            var before = refusal;
            refusal = type.getExtendsClause() != null && type.getExtendsClause().toString().endsWith("Refusal");
            super.visitClass(type, nothing);
            refusal = before;
            name = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            remember(name + "#" + tree.getName());
            var before = method;
            method = tree.getName().toString();
            super.visitMethod(tree, nothing);
            method = before;
            return null;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            var arguments = call.getArguments();
            if (refusal && call.getMethodSelect().toString().equals("super") && arguments.size() >= 2) {
                var status = arguments.getFirst() instanceof LiteralTree literal ? (int) literal.getValue() : 0;
                if (status != 0 && arguments.get(1) instanceof LiteralTree type) {
                    refuse(name + "#<init>", new Refused(status, (String) type.getValue()));
                } else if (arguments.get(1) instanceof BinaryTree joined && joined.getLeftOperand() instanceof LiteralTree start) {
                    incomplete.put(name.replaceFirst(".*[.$]", ""), new Refused(status, (String) start.getValue()));
                } else {
                    throw new IllegalStateException(name + " must begin its type with a literal");
                }
            }
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public Void visitNewClass(NewClassTree making, Void nothing) {
            var literals = making.getArguments().stream()
                    .filter(LiteralTree.class::isInstance)
                    .map(argument -> ((LiteralTree) argument).getValue())
                    .toList();
            made.add(new Made(name + "#" + method, making.getIdentifier().toString().replaceFirst(".*\\.", ""), literals));
            return super.visitNewClass(making, nothing);
        }

        private void remember(String key) {
            var comment = docs.getDocComment(getCurrentPath());
            if (comment != null) {
                comments.merge(key, comment, (first, overload) -> first);
            }
        }
    }
}
