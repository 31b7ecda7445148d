package mendwell.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mendwell.access.Asks;
import mendwell.platform.Answer;
import mendwell.platform.Export;
import mendwell.platform.Page;
import mendwell.security.FieldPolicy;
import mendwell.security.RecordType;
import org.junit.jupiter.api.Test;

/// How the program hangs together. Calls go down; facts go up as events.
class LayersTest {
    private static final JavaClasses PROGRAM =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("mendwell");

    /// Lowest first. A package may use those of earlier lines, and those of its own line that do not use it.
    private static final List<Set<String>> LAYERS = List.of(
            Set.of("security", "knowledge", "platform", "sheets"),
            Set.of("access"),
            Set.of("audit", "documents", "pictures", "seals", "mailbox", "pages", "openapi"),
            Set.of("customers", "parts", "staff", "forms", "files", "articles", "articledrafts", "permissions"),
            Set.of("workorders"),
            Set.of("equipment", "turns"),
            Set.of("signatures", "quotes", "reports", "ratings"),
            Set.of("processes", "history"),
            Set.of("tasks", "changes", "people"),
            Set.of("notifications", "orderpages", "samples", "webhooks"));

    /// Words that everyone uses: the states and kinds of an order.
    private static final Set<String> VOCABULARY = Set.of("mendwell.workorders.Status", "mendwell.workorders.ServiceType");

    /// Methods whose result is not an Answer, a Page or an Export of views, and why it need not pass the gate.
    private static final Map<String, String> OTHER_RESULTS = Map.ofEntries(
            Map.entry("ChangesResource.ofAll", "says only that an order changed, to those who see it"),
            Map.entry("ChangesResource.ofOne", "says only that the order changed"),
            Map.entry("EquipmentResource.label", "asks for the right to scanUrl; all else on it stands on the unit"),
            Map.entry("FilesResource.file", "bytes, by a link that the gate gave"),
            Map.entry("FilesResource.thumbnail", "bytes, by a link that the gate gave"),
            Map.entry("LoginResource.account", "a redirect"),
            Map.entry("LoginResource.callback", "a redirect"),
            Map.entry("LoginResource.login", "a redirect"),
            Map.entry("OpenApiResource.json", "the same for everybody"),
            Map.entry("OpenApiResource.yaml", "the same for everybody"),
            Map.entry("SessionResource.logout", "an answer that passes the gate, with a cookie beside it"));

    private static final Set<Class<?>> GATED = Set.of(Answer.class, Page.class, Export.class);

    /// What is asked for and compared with no field, and why.
    private static final Map<String, String> OTHER_QUESTIONS = Map.ofEntries(
            Map.entry("WorkOrdersResource.list mine", "the caller itself"),
            Map.entry("WorkOrdersResource.export mine", "the caller itself"),
            Map.entry("WorkOrdersResource.groups mine", "the caller itself"),
            Map.entry("ArticleDraftsResource.list mine", "the caller itself"),
            Map.entry("FilesResource.add name", "what the sender calls its file"),
            Map.entry("FilesResource.file for", "part of the signed link"),
            Map.entry("FilesResource.file until", "part of the signed link"),
            Map.entry("FilesResource.file signature", "part of the signed link"),
            Map.entry("FilesResource.thumbnail for", "part of the signed link"),
            Map.entry("FilesResource.thumbnail until", "part of the signed link"),
            Map.entry("FilesResource.thumbnail signature", "part of the signed link"),
            Map.entry("VerificationsResource.check document", "the id on the paper"));

    /// Behind these stands no value: where a page begins, how long it is, what file it becomes.
    private static final Set<String> FORMS_OF_ANSWERS = Set.of("cursor", "limit", "format");

    @Test
    void callsGoDown() {
        var wrong = new TreeSet<String>();
        for (var type : PROGRAM) {
            var layer = layer(type);
            assertThat(layer).as("%s is in no layer: say in LAYERS where its package stands", type.getName()).isNotNegative();
            for (var use : type.getDirectDependenciesFromSelf()) {
                var used = use.getTargetClass().getBaseComponentType();
                if (layer(used) > layer && !VOCABULARY.contains(used.getName().replaceAll("\\$.*", ""))) {
                    wrong.add(type.getName() + " uses " + used.getName());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noTwoFeaturesUseEachOther() {
        slices().matching("mendwell.(*)..").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void onlySampleDataUsesTheOrderPages() {
        noClasses()
                .that()
                .resideOutsideOfPackages("mendwell.orderpages", "mendwell.samples")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("mendwell.orderpages")
                .check(PROGRAM);
    }

    @Test
    void whatLeavesIsAViewInAnAnswerAPageOrAnExport() {
        var others = new TreeSet<String>();
        var wrong = new ArrayList<String>();
        for (var type : PROGRAM) {
            for (var method : type.getMethods()) {
                if (method.getAnnotations().stream().noneMatch(found -> found.getRawType().isAnnotatedWith(HttpMethod.class))) {
                    continue;
                }
                var result = method.reflect().getGenericReturnType();
                if (result instanceof ParameterizedType generic && GATED.contains(generic.getRawType())) {
                    if (!(generic.getActualTypeArguments()[0] instanceof Class<?> view) || !view.isAnnotationPresent(RecordType.class)) {
                        wrong.add(method.getFullName() + " returns " + result);
                    }
                } else if (result != void.class) {
                    others.add(type.getSimpleName() + "." + method.getName());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(others).isEqualTo(new TreeSet<>(OTHER_RESULTS.keySet()));
    }

    @Test
    void whatIsAskedForIsBoundToARightOfAField() {
        var policy = FieldPolicy.shipped().viewFor(FieldPolicy.shipped().roles());
        var others = new TreeSet<String>();
        var wrong = new ArrayList<String>();
        for (var type : PROGRAM) {
            for (var method : type.getMethods()) {
                if (method.getAnnotations().stream().noneMatch(found -> found.getRawType().isAnnotatedWith(HttpMethod.class))) {
                    continue;
                }
                for (var parameter : method.reflect().getParameters()) {
                    var query = parameter.getAnnotation(QueryParam.class);
                    var asks = parameter.getAnnotation(Asks.class);
                    if (query != null && asks != null) {
                        Stream.concat(Arrays.stream(asks.match()), Arrays.stream(asks.range()))
                                .filter(field -> !policy.mayMatch(field.split("\\.")[0], field.split("\\.")[1]))
                                .forEach(field -> wrong.add(method.getFullName() + " asks for " + field + ", which nobody may"));
                        if (asks.match().length + asks.range().length == 0 && FieldPolicy.shipped().fields(asks.fieldOf()).isEmpty()) {
                            wrong.add(method.getFullName() + " asks for nothing there is by " + query.value());
                        }
                    } else if (query != null && !FORMS_OF_ANSWERS.contains(query.value()) && !type.getSimpleName().equals("LoginResource")) {
                        others.add(type.getSimpleName() + "." + method.getName() + " " + query.value());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(others).as("say with @Asks which field each is compared with").isEqualTo(new TreeSet<>(OTHER_QUESTIONS.keySet()));
    }

    @Test
    void entitiesStayInTheirPackage() {
        classes().that().areAnnotatedWith(Entity.class).should().notHaveModifier(JavaModifier.PUBLIC).check(PROGRAM);
    }

    @Test
    void entitiesAreWovenAtBuildTime() {
        var entities = PROGRAM.stream().filter(type -> type.isAnnotatedWith(Entity.class)).toList();
        assertThat(entities).isNotEmpty();
        assertThat(entities).allSatisfy(entity -> {
            assertThat(entity.getAllRawInterfaces()).extracting(JavaClass::getSimpleName).contains("PersistenceWeaved");
            assertThat(entity.getMethods()).extracting(method -> method.getName()).anyMatch(name -> name.startsWith("_persistence_get_"));
        });
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Utils?|Common|Helper|Dto|Service)(\\$.*)?")
                .orShould()
                .resideInAnyPackage("..common..", "..util..", "..helper..", "..impl..", "..dto..", "..service..")
                .check(PROGRAM);
    }

    private static int layer(JavaClass type) {
        var name = type.getName();
        if (!name.startsWith("mendwell.")) {
            return 0;
        }
        var feature = name.substring("mendwell.".length()).split("\\.")[0];
        for (int i = 0; i < LAYERS.size(); i++) {
            if (LAYERS.get(i).contains(feature)) {
                return i;
            }
        }
        return -1;
    }
}
