package mendwell.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a record that comes in: the record type of the policy whose fields it sets. [BodyReader] refuses the whole body when
/// the caller may not set one of the members it holds.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Sets {
    /// The record type, as in `@RecordType`.
    String value();

    /// Changes an existing record (the right to update) instead of making one (the right to create).
    boolean existing() default false;

    /// On a member: which field of the policy it sets.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Field {
        String value();
    }

    /// On a member that is part of the act and no field of the record, such as a reason or a signature: who may do the act
    /// may say it.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Act {}
}
