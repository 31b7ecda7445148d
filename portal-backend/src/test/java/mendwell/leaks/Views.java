package mendwell.leaks;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;

/// The fields of all views of the program.
final class Views {
    private Views() {}

    static List<Class<?>> all() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("mendwell").stream()
                        .filter(type -> type.isAnnotatedWith(RecordType.class))
                        .<Class<?>>map(type -> type.reflect())
                        .toList();
    }

    /// Every `recordType.field`.
    static Set<String> fields() {
        var fields = new TreeSet<String>();
        for (var view : all()) {
            for (var component : view.getRecordComponents()) {
                fields.add(view.getAnnotation(RecordType.class).value() + "." + component.getName());
            }
        }
        return fields;
    }

    /// How fields are masked that can be.
    static Map<String, Mask> masks() {
        var masks = new TreeMap<String, Mask>();
        for (var view : all()) {
            for (var component : view.getRecordComponents()) {
                if (component.getAnnotation(Masked.class) instanceof Masked masked) {
                    masks.put(view.getAnnotation(RecordType.class).value() + "." + component.getName(), masked.value());
                }
            }
        }
        return masks;
    }
}
