package mendwell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import mendwell.security.FieldPolicy;
import mendwell.security.Projection;
import mendwell.security.RecordType;
import org.junit.jupiter.api.Test;

/// Every view of the program and the shipped field policy fit together.
class ViewsTest {
    @Test
    void theGateCanWriteEveryView() {
        assertThat(views()).isNotEmpty().allSatisfy(Projection::check);
    }

    @Test
    void everyFieldHasARuleAndEveryRuleAField() {
        assertThat(FieldPolicy.shipped().check(views())).as("fields that nobody can see").isEmpty();
    }

    private static List<Class<? extends Record>> views() {
        var views = new ArrayList<Class<? extends Record>>();
        for (var type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("mendwell")) {
            if (type.isAnnotatedWith(RecordType.class)) {
                views.add(type.reflect().asSubclass(Record.class));
            }
        }
        return views;
    }
}
