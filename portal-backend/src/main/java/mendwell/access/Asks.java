package mendwell.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a query parameter: which fields of the policy, as `recordType.field`, its values are compared with. Who may not ask
/// for them is refused by [AskedFields]; else answers would tell what the fields themselves don't.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Asks {
    /// Compared for equality: the caller needs the right to every one.
    String[] match() default {};

    /// Searched by beginning, part or order: the caller needs the right to one at least, and the resource looks only at those.
    String[] range() default {};

    /// The value names a field of this record type, such as the one to group by: the caller needs the right to order it. A field
    /// that is hidden, or not there at all, is refused in the same words.
    String fieldOf() default "";
}
