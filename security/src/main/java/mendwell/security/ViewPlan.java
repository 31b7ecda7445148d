package mendwell.security;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.io.SerializedString;

/// What the gate knows of one view class: its components, how to read them and how to write their values. Made once
/// per class; making it refuses every class the gate could not write.
final class ViewPlan {
    private static final Map<Class<?>, ViewPlan> PLANS = new ConcurrentHashMap<>();

    /// One component: where its rules are, its getter (Object → Object), the shape of its values, and its mask or
    /// null.
    record Component(
            Class<?> view,
            Field field,
            SerializedString name,
            MethodHandle getter,
            Class<?> type,
            Shape shape,
            Mask mask) {
        @Override
        public String toString() {
            return view.getSimpleName() + "." + field.name();
        }
    }

    /// What a value looks like.
    sealed interface Shape {
        record One(Scalar scalar) implements Shape {}

        record View(ViewPlan plan) implements Shape {}

        record Many(Shape item) implements Shape {}

        /// A list of `Governed` values, each with a right of its own, and the members each is written with.
        record Each(List<String> members) implements Shape {}
    }

    private final Class<?> view;
    private final List<Component> components;
    private final MethodHandle constructor;

    private ViewPlan(Class<?> view, List<Component> components, MethodHandle constructor) {
        this.view = view;
        this.components = List.copyOf(components);
        this.constructor = constructor;
    }

    static ViewPlan of(Class<?> view) {
        return of(view, new ArrayDeque<>());
    }

    private static ViewPlan of(Class<?> view, Deque<Class<?>> outer) {
        ViewPlan plan = PLANS.get(view);
        if (plan != null) {
            return plan;
        }
        // not computeIfAbsent: a plan makes the plans of its nested views
        PLANS.putIfAbsent(view, make(view, outer));
        return PLANS.get(view);
    }

    Class<?> view() {
        return view;
    }

    List<Component> components() {
        return components;
    }

    /// The canonical constructor, `(Object[]) → Object`.
    MethodHandle constructor() {
        return constructor;
    }

    /// Adds this plan and those of all nested views.
    void collect(Set<ViewPlan> plans) {
        if (plans.add(this)) {
            components.forEach(component -> collect(component.shape(), plans));
        }
    }

    private static void collect(Shape shape, Set<ViewPlan> plans) {
        switch (shape) {
            case Shape.One _, Shape.Each _ -> {}
            case Shape.View(ViewPlan plan) -> plan.collect(plans);
            case Shape.Many(Shape item) -> collect(item, plans);
        }
    }

    private static ViewPlan make(Class<?> view, Deque<Class<?>> outer) {
        RecordType recordType = view.getAnnotation(RecordType.class);
        if (!view.isRecord() || recordType == null) {
            throw new PolicyFault(view.getName() + " is not a record with @RecordType");
        }
        if (outer.contains(view)) {
            throw new PolicyFault(view.getName() + " contains itself");
        }
        outer.push(view);
        try {
            var lookup = MethodHandles.privateLookupIn(view, MethodHandles.lookup());
            var components = new ArrayList<Component>();
            for (RecordComponent component : view.getRecordComponents()) {
                components.add(component(view, recordType.value(), component, lookup, outer));
            }
            Class<?>[] types = Arrays.stream(view.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            MethodHandle constructor = lookup.findConstructor(view, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new ViewPlan(view, components, constructor);
        } catch (ReflectiveOperationException e) {
            throw new PolicyFault(view.getName() + " cannot be read: " + e.getMessage());
        } finally {
            outer.pop();
        }
    }

    private static Component component(
            Class<?> view,
            String recordType,
            RecordComponent component,
            MethodHandles.Lookup lookup,
            Deque<Class<?>> outer)
            throws IllegalAccessException {
        String where = view.getSimpleName() + "." + component.getName();
        MethodHandle getter =
                lookup.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
        Masked masked = component.getAnnotation(Masked.class);
        Mask mask = masked == null ? null : masked.value();
        if (mask == Mask.MONEY && (!Number.class.isAssignableFrom(component.getType()))) {
            throw new PolicyFault(where + ": a masked amount is null, so the component must be a boxed number");
        }
        if (mask != null && mask != Mask.MONEY && component.getType() != String.class) {
            throw new PolicyFault(where + ": only a String can be masked as " + mask);
        }
        Shape shape = shape(where, component.getGenericType(), outer);
        return new Component(
                view,
                new Field(recordType, component.getName()),
                new SerializedString(component.getName()),
                getter,
                component.getType(),
                shape,
                mask);
    }

    private static Shape shape(String where, Type type, Deque<Class<?>> outer) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type item = list.getActualTypeArguments()[0];
            if (Governed.MEMBERS.containsKey(item)) {
                return new Shape.Each(Governed.MEMBERS.get(item));
            }
            return new Shape.Many(shape(where, item, outer));
        }
        if (type instanceof Class<?> plain) {
            Scalar scalar = Scalar.of(plain);
            if (scalar != null) {
                return new Shape.One(scalar);
            }
            if (plain.isAnnotationPresent(RecordType.class)) {
                return new Shape.View(of(plain, outer));
            }
        }
        throw new PolicyFault(where + ": the gate does not write " + type.getTypeName());
    }
}
