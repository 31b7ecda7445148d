package mendwell.permissions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import mendwell.security.RecordType;
import org.jboss.jandex.IndexReader;

/// All views of the program, from the index that the build makes of its annotations.
public final class Views {
    public static final List<Class<? extends Record>> ALL = all();

    private Views() {}

    private static List<Class<? extends Record>> all() {
        try (var index = Views.class.getResourceAsStream("/META-INF/jandex.idx")) {
            if (index == null) {
                throw new IllegalStateException("META-INF/jandex.idx is missing from the build");
            }
            var views = new ArrayList<Class<? extends Record>>();
            for (var found : new IndexReader(index).read().getAnnotations(RecordType.class.getName())) {
                views.add(Class.forName(found.target().asClass().name().toString()).asSubclass(Record.class));
            }
            return List.copyOf(views);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The index of the build is older than its classes", e);
        }
    }
}
