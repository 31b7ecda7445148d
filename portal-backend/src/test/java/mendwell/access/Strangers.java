package mendwell.access;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ContextResolver;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.message.MessageBodyWorkers;

/// Whoever in a JAX-RS server reads or writes bodies and is neither ours nor the server's own.
final class Strangers {
    /// Texts, bytes, forms, files and streams; the trees of JSON-P, which no answer of ours is.
    private static final Set<String> THEIRS = Set.of(
            "org.glassfish.jersey.message.internal",
            "org.glassfish.jersey.server", // its own type for answers in pieces
            "org.eclipse.parsson.media");

    private Strangers() {}

    /// By class name.
    static Set<String> in(InjectionManager server) {
        var workers = server.getInstance(MessageBodyWorkers.class);
        var all = new ArrayList<Object>();
        workers.getReaders(MediaType.WILDCARD_TYPE).values().forEach(all::addAll);
        workers.getWriters(MediaType.WILDCARD_TYPE).values().forEach(all::addAll);
        all.addAll(server.getAllInstances(ContextResolver.class));
        var found = new TreeSet<String>();
        for (var one : all) {
            if (!(one instanceof Gate || one instanceof BodyReader || THEIRS.contains(one.getClass().getPackageName()))) {
                found.add(one.getClass().getName());
            }
        }
        return found;
    }
}
