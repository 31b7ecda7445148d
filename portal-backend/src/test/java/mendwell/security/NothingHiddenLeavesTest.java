package mendwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Random policies, callers and records of the real views. What may leave is worked out here a second time, straight
/// from the words of the policy. Every text value is unmistakable, so one that leaves the wrong way is found wherever
/// it turns up; and two worlds that differ only in hidden values must look the same.
class NothingHiddenLeavesTest {
    private static final int ROUNDS = 200;
    private static final List<String> ROLES = List.of("r0", "r1", "r2", "r3", "r4");
    private static final List<String> WORDS =
            List.of("read", "show", "mask", "write", "update", "create", "hide", "deny", "mask create", "show export");

    @Test
    void noPolicyLetsAHiddenFieldOut() throws ReflectiveOperationException {
        long start = new Random().nextLong();
        for (long seed = start; seed < start + ROUNDS; seed++) {
            new Round(seed).play();
        }
    }

    private static final List<Question> QUESTIONS = List.of(
            new Question("F", "ruled", Mask.PHONE), new Question("F", "silent", Mask.TEXT), new Question("F", "unheard", Mask.EMAIL));

    private static final List<ViewPlan.Component> COMPONENTS = components();

    private static List<ViewPlan.Component> components() {
        var plans = new LinkedHashSet<ViewPlan>();
        Views.all().forEach(view -> ViewPlan.of(view).collect(plans));
        return plans.stream().flatMap(plan -> plan.components().stream()).toList();
    }

    private static final class Round {
        final long seed;
        final Random random;
        final Class<? extends Record> type;
        final Map<Field, Map<String, String>> words = new TreeMap<>();
        final Set<String> roles = new HashSet<>();

        /// Text values by the verdict about their field, and the paths that must come out.
        final Map<Access, Set<String>> texts = new TreeMap<>();

        final Set<String> pathsInData = new TreeSet<>();
        final Map<String, Access> access = new TreeMap<>();

        /// Where the values of a record come from: those the caller sees anything of, and the hidden ones.
        Random seen;

        Random unseen;

        Round(long seed) {
            this.seed = seed;
            random = new Random(seed);
            type = Views.all().get(random.nextInt(Views.all().size()));
            ROLES.stream().filter(_ -> random.nextInt(3) == 0).forEach(roles::add);
            for (Access verdict : Access.values()) {
                texts.put(verdict, new HashSet<>());
            }
        }

        void play() throws ReflectiveOperationException {
            FieldView caller = policy().viewFor(roles);
            Record view = world(1);
            expectAccess(type, "");

            String json = json(out -> Projection.answer(out, view, caller));
            var found = new TreeSet<String>();
            var foundAccess = new LinkedHashMap<String, String>();
            read(json, found, foundAccess);
            assertThat(found).as(() -> "data, seed " + seed + ": " + json).isEqualTo(pathsInData);
            var expected = new TreeMap<String, String>();
            access.forEach((path, right) -> expected.put(path, right.text()));
            assertThat(foundAccess).as("access, seed " + seed).isEqualTo(expected);
            assertThat(caller.accessOf(type)).as("accessOf, seed " + seed).isEqualTo(access);

            Record copy = Projection.project(view, caller);
            Record otherWorld = world(2);
            assertThat(json(out -> Projection.answer(out, otherWorld, caller)))
                    .as("other world, seed " + seed)
                    .isEqualTo(json);
            assertThat(Projection.project(otherWorld, caller))
                    .as("other world's copy, seed " + seed)
                    .isEqualTo(copy);

            expectExport(view, otherWorld, caller);

            for (String out : List.of(json, copy.toString())) {
                texts.get(Access.HIDDEN)
                        .forEach(text ->
                                assertThat(out).as("hidden, seed " + seed).doesNotContain(text));
                texts.get(Access.MASKED)
                        .forEach(text ->
                                assertThat(out).as("masked, seed " + seed).doesNotContain(text));
                texts.get(Access.READ)
                        .forEach(
                                text -> assertThat(out).as("read, seed " + seed).contains(text));
            }
            assertThat(json(out -> Projection.write(out, Projection.project(copy, caller), caller)))
                    .as("a copy shows the paths of the view, seed " + seed)
                    .satisfies(again -> {
                        var paths = new TreeSet<String>();
                        read("{\"data\":" + again + ",\"access\":{}}", paths, new LinkedHashMap<>());
                        assertThat(paths).isEqualTo(pathsInData);
                    });
        }

        /// A role that reads a field lets it be taken along as it is, one that masks it masked, and one that only shows it not
        /// at all.
        private void expectExport(Record view, Record otherWorld, FieldView caller) throws ReflectiveOperationException {
            List<Column> columns = Projection.columns(type, caller);
            List<Object> line = Projection.line(view, caller);
            for (RecordComponent component : type.getRecordComponents()) {
                Map<String, String> rule = words.getOrDefault(
                        new Field(type.getAnnotation(RecordType.class).value(), component.getName()), Map.of());
                var said = new HashSet<String>();
                roles.forEach(role -> said.add(rule.getOrDefault(role, "hide")));
                boolean whole = said.stream().anyMatch(List.of("read", "write", "update", "show export")::contains);
                boolean masked = said.stream().anyMatch(List.of("mask", "mask create")::contains);
                boolean taken = !said.contains("deny") && (whole || masked);
                int at = columns.stream().map(Column::field).toList().indexOf(component.getName());
                if (!taken) {
                    assertThat(at).as("export of " + component + ", seed " + seed).isNegative();
                } else if (at >= 0 && component.getType() == String.class) {
                    component.getAccessor().setAccessible(true);
                    var value = (String) component.getAccessor().invoke(view);
                    Masked mask = component.getAnnotation(Masked.class);
                    assertThat(line.get(at))
                            .as("export of " + component + ", seed " + seed)
                            .isEqualTo(whole || value == null ? value : mask.value().of(value));
                }
            }
            assertThat(Projection.line(otherWorld, caller)).as("other world's export, seed " + seed).isEqualTo(line);
        }

        /// A record whose hidden values depend on the world, and nothing else does.
        private Record world(int world) throws ReflectiveOperationException {
            seen = new Random(seed);
            unseen = new Random(seed + world);
            return record(type, "", true);
        }

        private FieldPolicy policy() {
            var text = new StringBuilder("roles: " + ROLES + "\nrecords:\n");
            var plans = new LinkedHashSet<ViewPlan>();
            Views.all().forEach(view -> ViewPlan.of(view).collect(plans));
            var types = new TreeMap<String, List<ViewPlan.Component>>();
            plans.forEach(plan -> types.put(plan.components().getFirst().field().recordType(), plan.components()));
            for (Field field : List.of(Question.ANY, QUESTIONS.getFirst().field())) {
                var rule = rule(true);
                words.put(field, rule);
                text.append("  ").append(field.recordType()).append(":\n");
                append(text, field.name(), rule);
            }
            types.forEach((name, components) -> {
                text.append("  ").append(name).append(":\n    unused: {}\n");
                for (ViewPlan.Component component : components) {
                    var rule = rule(component.mask() != null);
                    if (random.nextInt(10) > 0) {
                        words.put(component.field(), rule);
                        append(text, component.field().name(), rule);
                    }
                }
            });
            return FieldPolicy.parse(text.toString()).withForms(QUESTIONS.subList(0, 2));
        }

        private Map<String, String> rule(boolean maskable) {
            var rule = new TreeMap<String, String>();
            for (String role : ROLES) {
                String word = WORDS.get(random.nextInt(WORDS.size()));
                if (random.nextInt(3) > 0 && (maskable || !word.contains("mask"))) {
                    rule.put(role, word);
                }
            }
            return rule;
        }

        private static void append(StringBuilder text, String field, Map<String, String> rule) {
            text.append("    ").append(field).append(": {");
            rule.forEach((role, word) -> text.append(role).append(": ").append(word).append(", "));
            text.append("}\n");
        }

        private Access verdict(Class<?> view, String name) {
            return verdict(words.getOrDefault(
                    new Field(view.getAnnotation(RecordType.class).value(), name), Map.of()));
        }

        /// What is said about a question, and for the other roles what is said about all of them.
        private Access verdict(Question question) {
            var rule = new TreeMap<>(words.get(Question.ANY));
            rule.putAll(words.getOrDefault(question.field(), Map.of()));
            return verdict(rule);
        }

        private Access verdict(Map<String, String> rule) {
            var said = new HashSet<String>();
            roles.forEach(
                    role -> said.addAll(List.of(rule.getOrDefault(role, "hide").split(" "))));
            if (said.contains("deny")) {
                return Access.HIDDEN;
            }
            if (said.contains("write") || said.contains("update")) {
                return Access.WRITE;
            }
            if (said.contains("read") || said.contains("show")) {
                return Access.READ;
            }
            return said.contains("mask") ? Access.MASKED : Access.HIDDEN;
        }

        private void expectAccess(Class<?> view, String path) {
            for (RecordComponent component : view.getRecordComponents()) {
                Access verdict = verdict(view, component.getName());
                if (verdict != Access.HIDDEN) {
                    access.put(path + component.getName(), verdict);
                    members(component.getGenericType()).forEach(part -> access.put(path + component.getName() + "." + part, Access.READ));
                    Class<?> nested = nested(component.getGenericType());
                    if (nested != null) {
                        expectAccess(nested, path + component.getName() + ".");
                    }
                }
            }
        }

        /// What values with rights of their own are written with; none for any other type.
        private static List<String> members(Type type) {
            return type instanceof ParameterizedType list
                    ? Governed.MEMBERS.getOrDefault(list.getActualTypeArguments()[0], List.of())
                    : List.of();
        }

        /// Answers to some of the questions; which of the hidden ones were answered is hidden too.
        private List<FormAnswer> answers(String path, Access verdict) {
            var answers = new ArrayList<FormAnswer>();
            for (Question question : QUESTIONS) {
                Access own = verdict == Access.HIDDEN ? verdict : verdict(question);
                Random random = own == Access.HIDDEN ? unseen : seen;
                if (random.nextInt(3) > 0) {
                    answers.add(new FormAnswer(
                            question, text(own, "a" + Long.toUnsignedString(random.nextLong(), 36) + "@x.example")));
                    if (own != Access.HIDDEN) {
                        List.of("name", "value", "access").forEach(part -> pathsInData.add(path + "." + part));
                    }
                }
            }
            return answers;
        }

        /// Changes of fields of any views, below others or not; which of the hidden ones there are is hidden too.
        private List<FieldChange> changes(String path, Access verdict) {
            var changes = new ArrayList<FieldChange>();
            var choice = new Random(seed);
            for (int i = 0; i < 6; i++) {
                var fields = List.of(COMPONENTS.get(choice.nextInt(COMPONENTS.size())), COMPONENTS.get(choice.nextInt(COMPONENTS.size())));
                var shown = fields.subList(choice.nextInt(2), 2);
                Access own = verdict;
                for (ViewPlan.Component field : shown) {
                    Access one = verdict(words.getOrDefault(field.field(), Map.of()));
                    own = own.compareTo(one) < 0 ? own : one;
                }
                Mask mask = shown.getLast().mask();
                own = own == Access.MASKED && mask == null ? Access.HIDDEN : own;
                Random random = own == Access.HIDDEN ? unseen : seen;
                if (random.nextInt(3) > 0) {
                    var before = random.nextBoolean() ? null : text(own, "b" + Long.toUnsignedString(random.nextLong(), 36) + "@x.example");
                    changes.add(new FieldChange(
                            shown.stream().map(field -> field.field().toString()).toList(),
                            mask,
                            before,
                            text(own, "c" + Long.toUnsignedString(random.nextLong(), 36) + "@x.example")));
                    if (own != Access.HIDDEN) {
                        FieldChange.MEMBERS.forEach(part -> pathsInData.add(path + "." + part));
                    }
                }
            }
            return changes;
        }

        private static Class<?> nested(Type type) {
            Type plain = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
            return plain instanceof Class<?> view && view.isAnnotationPresent(RecordType.class) ? view : null;
        }

        private Record record(Class<?> view, String path, boolean reachable) throws ReflectiveOperationException {
            var types = new ArrayList<Class<?>>();
            var values = new ArrayList<Object>();
            for (RecordComponent component : view.getRecordComponents()) {
                Access verdict = reachable ? verdict(view, component.getName()) : Access.HIDDEN;
                String here = path + component.getName();
                if (verdict != Access.HIDDEN) {
                    pathsInData.add(here);
                }
                types.add(component.getType());
                values.add(value(component.getGenericType(), here, verdict));
            }
            var constructor = view.getDeclaredConstructor(types.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return (Record) constructor.newInstance(values.toArray());
        }

        private Object value(Type type, String path, Access verdict) throws ReflectiveOperationException {
            Random random = verdict == Access.HIDDEN ? unseen : seen;
            if (type instanceof ParameterizedType list) {
                if (list.getActualTypeArguments()[0] == FormAnswer.class) {
                    return answers(path, verdict);
                }
                if (list.getActualTypeArguments()[0] == FieldChange.class) {
                    return changes(path, verdict);
                }
                var items = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    items.add(value(list.getActualTypeArguments()[0], path, verdict));
                }
                return items;
            }
            Class<?> plain = (Class<?>) type;
            if (plain.isAnnotationPresent(RecordType.class)) {
                return record(plain, path + ".", verdict != Access.HIDDEN);
            }
            if (plain == int.class) {
                return random.nextInt();
            }
            if (plain == boolean.class) {
                return random.nextBoolean();
            }
            if (plain == long.class) {
                return random.nextLong();
            }
            if (random.nextInt(6) == 0) {
                return null;
            }
            if (plain == String.class) {
                return text(verdict, "t" + Long.toUnsignedString(random.nextLong(), 36) + "@x.example");
            }
            if (plain == URI.class) {
                return URI.create(text(verdict, "u:" + Long.toUnsignedString(random.nextLong(), 36)));
            }
            if (plain == RawJson.class) {
                return new RawJson('"' + text(verdict, "j" + Long.toUnsignedString(random.nextLong(), 36)) + '"');
            }
            if (plain == UUID.class) {
                return UUID.fromString(text(verdict, new UUID(random.nextLong(), random.nextLong()).toString()));
            }
            if (plain == Long.class) {
                return random.nextLong();
            }
            if (plain == Integer.class) {
                return random.nextInt();
            }
            if (plain == Double.class) {
                return random.nextDouble();
            }
            if (plain == Boolean.class) {
                return random.nextBoolean();
            }
            if (plain == Instant.class) {
                return Instant.ofEpochSecond(random.nextInt());
            }
            if (plain == LocalDate.class) {
                return LocalDate.ofEpochDay(random.nextInt(40000));
            }
            if (plain.isEnum()) {
                return plain.getEnumConstants()[0];
            }
            throw new AssertionError("no random value for " + type);
        }

        private String text(Access verdict, String text) {
            texts.get(verdict == Access.WRITE ? Access.READ : verdict).add(text);
            return text;
        }
    }

    private static String json(Consumer<JsonGenerator> written) {
        var text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            written.accept(out);
        }
        return text.toString();
    }

    /// Collects the dotted paths below `data` and the entries of `access`.
    private static void read(String json, Set<String> paths, Map<String, String> access) {
        var names = new ArrayDeque<String>();
        try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            String name = null;
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                switch (token) {
                    case PROPERTY_NAME -> {
                        name = in.currentName();
                        if (names.contains("data")) {
                            var path = new ArrayList<>(names);
                            path.removeIf(part -> part.isEmpty() || part.equals("data"));
                            path.add(name);
                            paths.add(String.join(".", path));
                        }
                    }
                    case START_OBJECT, START_ARRAY -> {
                        names.addLast(name == null ? "" : name);
                        name = null;
                    }
                    case END_OBJECT, END_ARRAY -> {
                        names.removeLast();
                        name = null;
                    }
                    case VALUE_STRING -> {
                        if ("access".equals(names.peekLast())) {
                            access.put(name, in.getString());
                        }
                    }
                    default -> {}
                }
            }
        }
    }
}
