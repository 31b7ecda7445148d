package mendwell.arquillian;

import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.reflect.Method;
import org.jboss.arquillian.test.spi.TestEnricher;

/// Fills a test's `@Inject` fields with the server's own beans.
public class CdiEnricher implements TestEnricher {
    @Override
    public void enrich(Object test) {
        inject(test);
    }

    @SuppressWarnings("unchecked")
    private static <T> void inject(T test) {
        var beans = CDI.current().getBeanManager();
        var type = (AnnotatedType<T>) beans.createAnnotatedType(test.getClass());
        beans.getInjectionTargetFactory(type).createInjectionTarget(null).inject(test, beans.createCreationalContext(null));
    }

    @Override
    public Object[] resolve(Method method) {
        return new Object[method.getParameterCount()];
    }
}
