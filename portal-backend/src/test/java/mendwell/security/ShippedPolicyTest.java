package mendwell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShippedPolicyTest {
    private static final FieldPolicy POLICY = FieldPolicy.shipped();

    @Test
    void everyFieldOfEveryViewHasARule() {
        assertThat(POLICY.check(Views.all())).isEmpty();
    }

    @Test
    void aVisitorWhoScannedAUnitLearnsNothingAboutTheCustomerButAHint() {
        FieldView visitor = caller("visitor");
        assertThat(visitor.accessOf(Views.of("equipment")))
                .containsEntry("warranty", Access.READ)
                .containsEntry("customer.name", Access.MASKED)
                .containsEntry("openOrders.number", Access.READ)
                .containsEntry("openOrders.status", Access.READ)
                .doesNotContainKeys(
                        "customer.id", "customer.level", "openOrders.id", "openOrders.createdAt", "contract", "scanUrl")
                .allSatisfy((field, _) -> assertThat(field).doesNotStartWith("site"));
        assertThat(visitor.accessOf(Views.of("workOrder")).keySet())
                .contains("number", "trackingUrl")
                .noneMatch(field -> field.startsWith("site")
                        || field.startsWith("customer")
                        || field.startsWith("contract")
                        || field.startsWith("quotes"));
        visitor.requireCreatable(
                "workOrder",
                List.of("serviceType", "formVersion", "answers", "description", "urgency", "attachments", "contact"));
        visitor.requireCreatable("contact", List.of("name", "phone", "email", "locale"));
        assertThatThrownBy(() -> visitor.requireCreatable("workOrder", List.of("equipment")))
                .isInstanceOf(FieldsRefused.class);
    }

    @Test
    void theHolderOfATrackingLinkSeesTheOrderWithMessagesQuotesAndDocuments() {
        FieldView tracking = caller("tracking");
        assertThat(tracking.accessOf(Views.of("workOrder")))
                .containsKeys(
                        "promisedUntil", "quotes.totalMinor", "documents.url", "report.findings", "engineer.phone")
                .containsEntry("contact.phone", Access.MASKED)
                .containsEntry("site.address", Access.MASKED)
                .doesNotContainKeys("contract", "priority", "escalated", "channel", "customer.level");
        assertThat(tracking.accessOf(Views.of("message"))).containsEntry("body", Access.READ);
        assertThat(tracking.accessOf(Views.of("timelineEntry"))).doesNotContainKey("internal");
        tracking.requireCreatable("message", List.of("body", "attachments"));
        tracking.requireCreatable("rating", List.of("score", "comment", "tags"));
        tracking.requireWritable("quoteLine", List.of("decision", "reason"));
        assertThat(tracking.accessOf(Views.of("trackingLink"))).isEmpty();
    }

    @Test
    void nobodyOutsideAndNoEngineerOrWarehouseKeeperSeesACost() {
        for (String role : List.of("customer", "tracking", "visitor", "engineer", "warehouse", "editor", "reviewer")) {
            assertThat(caller(role).access("part", "costMinor")).as(role).isEqualTo(Access.HIDDEN);
            assertThat(caller(role).access("quoteLine", "unitCostMinor"))
                    .as(role)
                    .isEqualTo(Access.HIDDEN);
            assertThat(caller(role).mayRange("part", "costMinor")
                            || caller(role).mayExport("part", "costMinor"))
                    .as(role)
                    .isFalse();
        }
        for (String role : List.of("customer", "tracking", "visitor")) {
            assertThat(caller(role).accessOf(Views.of("part"))).as(role).isEmpty();
        }
    }

    @Test
    void anEngineersPrivateDataBeyondNameAndPhoneStaysInside() {
        for (String role : List.of("customer", "tracking")) {
            assertThat(caller(role).accessOf(Views.of("orderEngineer"))).containsOnlyKeys("name", "phone");
            assertThat(caller(role).accessOf(Views.of("engineer"))).isEmpty();
            assertThat(caller(role).accessOf(Views.of("candidate"))).isEmpty();
        }
    }

    @Test
    void theWarehouseSeesPartsAndStockButPeopleMasked() {
        assertThat(caller("warehouse").accessOf(Views.of("part"))).containsEntry("stock", Access.READ);
        assertThat(caller("warehouse").accessOf(Views.of("contact")))
                .containsEntry("phone", Access.MASKED)
                .containsEntry("email", Access.MASKED);
    }

    @Test
    void editorsAndReviewersSeeArticlesAndMaskedPeople() {
        for (String role : List.of("editor", "reviewer")) {
            assertThat(caller(role).accessOf(Views.of("article"))).containsKey("html");
            assertThat(caller(role).accessOf(Views.of("contact")))
                    .containsOnly(
                            Map.entry("name", Access.MASKED),
                            Map.entry("phone", Access.MASKED),
                            Map.entry("email", Access.MASKED));
            assertThat(caller(role).accessOf(Views.of("customer")))
                    .containsOnly(Map.entry("name", Access.MASKED));
            assertThat(caller(role).accessOf(Views.of("message"))).isEmpty();
        }
    }

    @Test
    void theDeskSetsPriorityAndWhoeverTravelsMayPromiseTheArrival() {
        for (String role : POLICY.roles()) {
            for (String field : List.of("priority", "promisedFrom", "promisedUntil", "promiseReason")) {
                boolean desk = role.equals("agent") || role.equals("supervisor");
                boolean crew = role.equals("engineer") && !field.equals("priority");
                assertThat(caller(role).access("workOrder", field) == Access.WRITE)
                        .as(role + " " + field)
                        .isEqualTo(desk || crew);
                assertThat(caller(role).mayCreate("workOrder", field))
                        .as(role + " " + field)
                        .isFalse();
            }
        }
    }

    @Test
    void supervisorAndAdminSeeEverythingUnmasked() {
        for (ViewPlan.Component component : components()) {
            Field field = component.field();
            // the rules themselves, and who else is told what, are the admins' alone; what is not published yet concerns those who keep articles
            for (String role : field.recordType().matches("permission.*|webhook(Delivery|Replay)?|article(Draft|Preview|Version)|keptArticle")
                    ? List.of("admin")
                    : List.of("supervisor", "admin")) {
                assertThat(caller(role).access(field.recordType(), field.name()))
                        .as(role + " " + field)
                        .isIn(Access.READ, Access.WRITE);
            }
        }
    }

    @Test
    void onlyAnAdminSeesTheRulesAndNobodyCanChangeThat() {
        for (String type : POLICY.recordTypes()) {
            if (type.startsWith("permission")) {
                assertThat(POLICY.isLocked(type)).as(type).isTrue();
                for (String role : POLICY.roles()) {
                    assertThat(POLICY.fields(type))
                            .as(role + " " + type)
                            .allSatisfy(field -> assertThat(caller(role).access(type, field) == Access.HIDDEN)
                                    .isEqualTo(!role.equals("admin")));
                }
            }
        }
    }

    @Test
    void engineersSeeTheirOrdersAndCustomersThoseOfTheirOrganisation() {
        assertThat(caller("engineer").scopes("workOrder")).containsExactly(Scope.ASSIGNED);
        assertThat(caller("customer").scopes("workOrder")).containsExactly(Scope.ORGANISATION);
        assertThat(caller("tracking").scopes("workOrder")).containsExactly(Scope.OWN);
        assertThat(caller("visitor").scopes("workOrder")).isEmpty();
        assertThat(POLICY.viewFor(Set.of("engineer", "warehouse")).scopes("workOrder"))
                .containsExactly(Scope.ALL);
    }

    @Test
    void whatARoleSeesMaskedItCannotSearchFor() {
        for (ViewPlan.Component component : components()) {
            for (String role : POLICY.roles()) {
                Field field = component.field();
                FieldView caller = caller(role);
                if (caller.access(field.recordType(), field.name()) == Access.MASKED) {
                    assertThat(caller.mayMatch(field.recordType(), field.name())
                                    || caller.mayRange(field.recordType(), field.name()))
                            .as(role + " " + field)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void aSecondRoleNeverTakesAnythingAway() {
        for (String one : POLICY.roles()) {
            for (String other : POLICY.roles()) {
                FieldView both = POLICY.viewFor(new HashSet<>(List.of(one, other)));
                components().forEach(component -> {
                    Field field = component.field();
                    assertThat(both.access(field.recordType(), field.name()))
                            .as(one + "+" + other + " " + field)
                            .isGreaterThanOrEqualTo(caller(one).access(field.recordType(), field.name()));
                });
            }
        }
    }

    private static FieldView caller(String role) {
        return POLICY.viewFor(Set.of(role));
    }

    private static List<ViewPlan.Component> components() {
        var plans = new LinkedHashSet<ViewPlan>();
        Views.all().forEach(view -> ViewPlan.of(view).collect(plans));
        return plans.stream().flatMap(plan -> plan.components().stream()).toList();
    }

    /// The file is made to be read in a diff. After a deliberate change: run with `-Dmatrix=write` and review what
    /// changed.
    @Test
    void theMatrixOfFieldsAndRolesIsTheReviewedOne() throws IOException {
        Path reviewed = Path.of("src/test/resources/mendwell/security/matrix.txt");
        if ("write".equals(System.getProperty("matrix"))) {
            Files.writeString(reviewed, matrix());
        }
        assertThat(matrix()).isEqualTo(Files.readString(reviewed, StandardCharsets.UTF_8));
    }

    private static String matrix() {
        var lines = new ArrayList<String>();
        lines.add(
                "What each role may do with each field, by the shipped policy. Made from policy.yaml by ShippedPolicyTest.");
        lines.add(
                "M masked  R read  W read and change  + may set in a new record  ' shown, but not searched, sorted or exported  . nothing");
        for (String type : POLICY.recordTypes()) {
            lines.add("");
            lines.add(row(type, POLICY.roles()));
            for (String field : POLICY.fields(type)) {
                lines.add(row("  " + field, POLICY.roles().stream()
                        .map(role -> cell(type, field, caller(role)))
                        .toList()));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String row(String name, Iterable<String> cells) {
        var row = new StringBuilder("%-24s".formatted(name));
        cells.forEach(cell -> row.append("%-11s".formatted(cell)));
        return row.toString().stripTrailing();
    }

    private static String cell(String type, String field, FieldView caller) {
        String seen = switch (caller.access(type, field)) {
            case HIDDEN -> "";
            case MASKED -> "M";
            case READ ->
                caller.mayMatch(type, field) && caller.mayRange(type, field) && caller.mayExport(type, field)
                        ? "R"
                        : "R'";
            case WRITE -> "W";
        };
        String cell = caller.mayCreate(type, field) ? seen + "+" : seen;
        return cell.isEmpty() ? "." : cell;
    }
}
