package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mendwell.security.FieldView;
import mendwell.security.FieldsRefused;

/// Refuses to filter by, sort by or search in fields that the caller has no right to; see [Asks]. The refusal is the same
/// whatever the fields hold.
@Provider
@ApplicationScoped
public class AskedFields implements ContainerRequestFilter {
    private final CurrentRequest request;
    private final Map<Method, List<Asked>> known = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    private record Asked(String parameter, Asks fields) {}

    @Inject
    AskedFields(CurrentRequest request) {
        this.request = request;
    }

    /// @throws FieldsRefused naming the fields
    @Override
    public void filter(ContainerRequestContext context) {
        var method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        var given = context.getUriInfo().getQueryParameters();
        for (var asked : known.computeIfAbsent(method, AskedFields::asked)) {
            if (given.containsKey(asked.parameter)) {
                require(asked.fields, request.fields());
                if (!asked.fields.fieldOf().isEmpty()) {
                    request.fields().requireRangeable(asked.fields.fieldOf(), given.get(asked.parameter));
                }
            }
        }
    }

    private static List<Asked> asked(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(Asks.class))
                .map(parameter -> new Asked(parameter.getAnnotation(QueryParam.class).value(), parameter.getAnnotation(Asks.class)))
                .toList();
    }

    private static void require(Asks asked, FieldView fields) {
        for (var field : asked.match()) {
            fields.requireMatchable(type(field), List.of(name(field)));
        }
        var searched = new ArrayList<>(List.of(asked.range()));
        if (!searched.isEmpty() && searched.stream().noneMatch(field -> fields.mayRange(type(field), name(field)))) {
            fields.requireRangeable(type(searched.getFirst()), searched.stream().map(AskedFields::name).toList());
        }
    }

    private static String type(String field) {
        return field.substring(0, field.indexOf('.'));
    }

    private static String name(String field) {
        return field.substring(field.indexOf('.') + 1);
    }
}
