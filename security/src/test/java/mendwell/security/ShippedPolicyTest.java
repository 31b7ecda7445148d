package mendwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShippedPolicyTest {
    private static final FieldPolicy POLICY = FieldPolicy.shipped();

    @Test
    void everyFieldOfEveryViewHasARule() {
        assertThat(POLICY.check(ContractViews.ALL)).isEmpty();
    }

    /// The file is made to be read in a diff. After a deliberate change: run with `-Dmatrix=write` and review what changed.
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
        lines.add("What each role may do with each field, by the shipped policy. Made from policy.yaml by ShippedPolicyTest.");
        lines.add("M masked  R read  W read and change  + may set in a new record  ' shown, but not searched, sorted or exported  . nothing");
        var plans = new LinkedHashSet<ViewPlan>();
        ContractViews.ALL.forEach(view -> ViewPlan.of(view).collect(plans));
        var types = new LinkedHashSet<String>();
        for (ViewPlan plan : plans) {
            String type = plan.components().getFirst().field().recordType();
            if (!types.add(type)) {
                continue;
            }
            lines.add("");
            lines.add(row(type, POLICY.roles()));
            for (ViewPlan.Component component : plan.components()) {
                String name = component.field().name();
                List<String> cells = POLICY.roles().stream().map(role -> cell(type, name, POLICY.viewFor(Set.of(role)))).toList();
                lines.add(row("  " + name, cells));
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
            case READ -> caller.mayMatch(type, field) && caller.mayRange(type, field) && caller.mayExport(type, field) ? "R" : "R'";
            case WRITE -> "W";
        };
        String cell = caller.mayCreate(type, field) ? seen + "+" : seen;
        return cell.isEmpty() ? "." : cell;
    }
}
