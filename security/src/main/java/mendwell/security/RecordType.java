package mendwell.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The policy's name for a view record: `@RecordType("workOrder") record WorkOrderView(…)`. Several views may carry
/// the same name; a component name means the same field in all of them.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RecordType {
    String value();
}
