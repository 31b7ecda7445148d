package mendwell.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How a component of a view is shown to callers who may see it only masked. A policy that masks a component without
/// this annotation is refused.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Masked {
    Mask value();
}
