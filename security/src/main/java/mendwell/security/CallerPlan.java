package mendwell.security;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/// A view class as one caller sees it: only the shown components are left, so writing asks no further questions.
final class CallerPlan {
    /// A component the caller sees, and how its values are written for it.
    private record Shown(SerializedString name, MethodHandle getter, Scalar writer) {}

    /// Any component, and what a copy for the caller holds in its place.
    private record Copied(MethodHandle getter, UnaryOperator<Object> copy) {}

    /// A component the caller may take along, and what it becomes of the caller's own copy.
    private record Taken(Column column, MethodHandle getter, UnaryOperator<Object> form) {}

    private final ViewPlan view;
    private final Shown[] shown;
    private final Copied[] copied;
    private final List<Taken> taken;
    private final boolean unchanged;
    private final SortedMap<String, Access> access;
    private final SerializedString accessJson;

    CallerPlan(ViewPlan view, FieldView caller) {
        this.view = view;
        var shownComponents = new ArrayList<Shown>();
        var copiedComponents = new ArrayList<Copied>();
        var takenComponents = new ArrayList<Taken>();
        var accessByName = new TreeMap<String, Access>();
        boolean same = true;
        boolean takesAny = false;
        for (ViewPlan.Component component : view.components()) {
            String name = component.field().name();
            Access right = caller.access(component.field().recordType(), name);
            if (right == Access.HIDDEN) {
                Object nothing = nothing(component);
                copiedComponents.add(new Copied(component.getter(), _ -> nothing));
                same = false;
                continue;
            }
            accessByName.put(name, right);
            Access export = caller.exported(component.field().recordType(), name);
            if (export != Access.HIDDEN && component.shape() instanceof ViewPlan.Shape.One) {
                takesAny |= export == Access.READ;
                // the copy has masked already what the caller sees masked
                boolean masks = export == Access.MASKED && right != Access.MASKED;
                takenComponents.add(new Taken(
                        new Column(name, component.type()),
                        component.getter(),
                        masks ? mask(requireMask(component)) : UnaryOperator.identity()));
            }
            if (right == Access.MASKED) {
                UnaryOperator<Object> mask = mask(requireMask(component));
                shownComponents.add(new Shown(component.name(), component.getter(), masked(mask)));
                copiedComponents.add(new Copied(component.getter(), mask));
                same = false;
                continue;
            }
            CallerPlan nested = nested(component.shape(), caller);
            if (nested != null) {
                nested.access.forEach((field, nestedRight) -> accessByName.put(name + "." + field, nestedRight));
                same &= nested.unchanged;
            }
            if (component.shape() instanceof ViewPlan.Shape.Each(var members)) {
                // each that is written is one the caller may see
                members.forEach(part -> accessByName.put(name + "." + part, Access.READ));
                same = false;
            }
            shownComponents.add(
                    new Shown(component.name(), component.getter(), writer(component.shape(), nested, caller)));
            copiedComponents.add(new Copied(component.getter(), copier(component.shape(), nested, caller)));
        }
        shown = shownComponents.toArray(Shown[]::new);
        copied = copiedComponents.toArray(Copied[]::new);
        // A file of masks alone is nothing to take along.
        taken = takesAny ? List.copyOf(takenComponents) : List.of();
        unchanged = same;
        access = Collections.unmodifiableSortedMap(accessByName);
        accessJson = new SerializedString(json(access));
    }

    SortedMap<String, Access> access() {
        return access;
    }

    SerializedString accessJson() {
        return accessJson;
    }

    void write(JsonGenerator out, Object record) {
        out.writeStartObject();
        for (Shown component : shown) {
            out.writeName(component.name);
            Object value = get(component.getter, record);
            if (value == null) {
                out.writeNull();
            } else {
                component.writer.write(out, value);
            }
        }
        out.writeEndObject();
    }

    Object copy(Object record) {
        if (unchanged) {
            return record;
        }
        var values = new Object[copied.length];
        for (int i = 0; i < values.length; i++) {
            Object value = get(copied[i].getter, record);
            values[i] = copied[i].copy.apply(value);
        }
        try {
            return (Object) view.constructor().invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(view.view().getName() + " cannot be copied", e);
        }
    }

    List<Column> columns() {
        return taken.stream().map(Taken::column).toList();
    }

    /// The values of the columns, some of them null.
    List<Object> line(Object record) {
        Object copy = copy(record);
        var line = new ArrayList<Object>(taken.size());
        for (Taken component : taken) {
            line.add(component.form.apply(get(component.getter, copy)));
        }
        return line;
    }

    private static Mask requireMask(ViewPlan.Component component) {
        if (component.mask() == null) {
            throw new PolicyFault(component + " is masked but has no @Masked");
        }
        return component.mask();
    }

    private static Object get(MethodHandle getter, Object record) {
        try {
            return (Object) getter.invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(record.getClass().getName() + " cannot be read", e);
        }
    }

    private static CallerPlan nested(ViewPlan.Shape shape, FieldView caller) {
        return switch (shape) {
            case ViewPlan.Shape.One _, ViewPlan.Shape.Each _ -> null;
            case ViewPlan.Shape.View(ViewPlan plan) -> caller.planFor(plan.view());
            case ViewPlan.Shape.Many(ViewPlan.Shape item) -> nested(item, caller);
        };
    }

    private static Scalar writer(ViewPlan.Shape shape, CallerPlan nested, FieldView caller) {
        return switch (shape) {
            case ViewPlan.Shape.One(Scalar scalar) -> scalar;
            case ViewPlan.Shape.View _ -> nested::write;
            case ViewPlan.Shape.Each _ -> (out, value) -> Governed.write(out, (List<?>) value, caller);
            case ViewPlan.Shape.Many(ViewPlan.Shape item) -> {
                Scalar itemWriter = writer(item, nested, caller);
                yield (out, value) -> {
                    out.writeStartArray();
                    for (Object one : (List<?>) value) {
                        if (one == null) {
                            out.writeNull();
                        } else {
                            itemWriter.write(out, one);
                        }
                    }
                    out.writeEndArray();
                };
            }
        };
    }

    private static UnaryOperator<Object> copier(ViewPlan.Shape shape, CallerPlan nested, FieldView caller) {
        if (shape instanceof ViewPlan.Shape.Each) {
            return value -> value == null ? null : Governed.project((List<?>) value, caller);
        }
        if (nested == null || nested.unchanged) {
            return UnaryOperator.identity();
        }
        return switch (shape) {
            case ViewPlan.Shape.One _, ViewPlan.Shape.Each _ -> UnaryOperator.identity();
            case ViewPlan.Shape.View _ -> value -> value == null ? null : nested.copy(value);
            case ViewPlan.Shape.Many(ViewPlan.Shape item) -> {
                UnaryOperator<Object> one = copier(item, nested, caller);
                yield value -> value == null
                        ? null
                        : ((List<?>) value).stream().map(one).toList();
            }
        };
    }

    private static UnaryOperator<Object> mask(Mask mask) {
        return mask == Mask.MONEY ? _ -> null : value -> value == null ? null : mask.of((String) value);
    }

    private static Scalar masked(UnaryOperator<Object> mask) {
        return (out, value) -> out.writeString((String) mask.apply(value));
    }

    private static Object nothing(ViewPlan.Component component) {
        if (component.type() == List.class) {
            return List.of();
        }
        // an array of a primitive type starts with its zero, of any other type with null
        return Array.get(Array.newInstance(component.type(), 1), 0);
    }

    private static String json(SortedMap<String, Access> access) {
        var json = new StringBuilder("{");
        access.forEach((field, right) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(field)
                .append("\":\"")
                .append(right.text())
                .append('"'));
        return json.append('}').toString();
    }
}
