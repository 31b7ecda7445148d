package mendwell.platform;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The method runs in one database transaction: the caller's, or a new one that commits when it returns and rolls back
/// when it throws. A new one that loses a deadlock is tried again from the start, so the method must not act on
/// anything outside the database (use the outbox).
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface InTransaction {}
