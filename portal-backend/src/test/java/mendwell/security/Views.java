package mendwell.security;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// All views of the program, found in its classes.
public final class Views {
    private static final List<Class<? extends Record>> ALL = found();

    private Views() {}

    /// By class name, so that a random choice with the same seed is the same choice.
    public static List<Class<? extends Record>> all() {
        return ALL;
    }

    /// Every `recordType.field`.
    public static Set<String> fields() {
        var fields = new TreeSet<String>();
        for (var view : ALL) {
            for (var component : view.getRecordComponents()) {
                fields.add(recordType(view) + "." + component.getName());
            }
        }
        return fields;
    }

    /// The view of a record type that shows most of it; others, such as those for webhooks, show less.
    static Class<? extends Record> of(String recordType) {
        return ALL.stream()
                .filter(view -> recordType(view).equals(recordType))
                .max(Comparator.comparing(view -> view.getRecordComponents().length))
                .orElseThrow(() -> new IllegalArgumentException("No view shows " + recordType));
    }

    private static String recordType(Class<?> view) {
        return view.getAnnotation(RecordType.class).value();
    }

    private static List<Class<? extends Record>> found() {
        var views = new ArrayList<Class<? extends Record>>();
        for (var type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("mendwell")) {
            if (type.isAnnotatedWith(RecordType.class)) {
                views.add(type.reflect().asSubclass(Record.class));
            }
        }
        views.sort(Comparator.comparing(Class::getName));
        return List.copyOf(views);
    }
}
