package mendwell.openapi;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who calls whom in the program, over events and their observers too.
final class Calls {
    private final JavaClasses classes =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("mendwell");
    private final Map<String, List<JavaMethod>> observers = new HashMap<>();

    Calls() {
        for (var type : classes) {
            for (var method : type.getMethods()) {
                method.getParameters().stream()
                        .filter(parameter -> parameter.isAnnotatedWith(Observes.class))
                        .forEach(parameter -> observers
                                .computeIfAbsent(parameter.getRawType().getName(), event -> new ArrayList<>())
                                .add(method));
            }
        }
    }

    JavaMethod method(java.lang.reflect.Method method) {
        return classes.get(method.getDeclaringClass()).getMethods().stream()
                .filter(found -> found.getName().equals(method.getName()) && found.reflect().equals(method))
                .findFirst()
                .orElseThrow();
    }

    JavaMethod method(Class<?> type, String name) {
        return classes.get(type).getMethods().stream()
                .filter(method -> method.getName().equals(name) && !method.reflect().isBridge() && !method.reflect().isSynthetic())
                .findFirst()
                .orElseThrow();
    }

    /// Everything that may run when these run, as `class#method`; constructors as `class#<init>`.
    Set<String> from(JavaCodeUnit... starts) {
        var seen = new LinkedHashSet<JavaCodeUnit>(List.of(starts));
        var left = new ArrayDeque<JavaCodeUnit>(seen);
        while (!left.isEmpty()) {
            var unit = left.pop();
            for (var call : unit.getCallsFromSelf()) {
                call.getTarget().resolveMember().ifPresent(target -> add(target, seen, left));
                overridden(call.getTargetOwner(), call.getName(), seen, left);
            }
            for (var reference : unit.getCodeUnitReferencesFromSelf()) {
                reference.getTarget().resolveMember().ifPresent(target -> add(target, seen, left));
            }
            if (unit instanceof JavaConstructor made) {
                observers.getOrDefault(made.getOwner().getName(), List.of()).forEach(observer -> add(observer, seen, left));
            }
        }
        var names = new LinkedHashSet<String>();
        seen.forEach(unit -> names.add(unit.getOwner().getName() + "#" + unit.getName()));
        return names;
    }

    private static void overridden(JavaClass owner, String name, Set<JavaCodeUnit> seen, ArrayDeque<JavaCodeUnit> left) {
        if (owner.isInterface() && owner.getName().startsWith("mendwell.")) {
            for (var type : owner.getAllSubclasses()) {
                type.getMethods().stream().filter(method -> method.getName().equals(name)).forEach(method -> add(method, seen, left));
            }
        }
    }

    private static void add(JavaCodeUnit unit, Set<JavaCodeUnit> seen, ArrayDeque<JavaCodeUnit> left) {
        if (unit.getOwner().getName().startsWith("mendwell.") && seen.add(unit)) {
            left.add(unit);
        }
    }
}
