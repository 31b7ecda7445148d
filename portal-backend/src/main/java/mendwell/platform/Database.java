package mendwell.platform;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.ats.jta.TransactionManager;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.TransactionRequiredException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// One pool of MariaDB connections and one persistence unit. Within a transaction, Jakarta Persistence, plain JDBC and the
/// process engine all get the same connection, so everything commits or rolls back together.
@ApplicationScoped
class Database {
    private static final String PER_TRANSACTION = "mendwell.entity-manager";

    static {
        // One resource per transaction commits in one phase: there is never anything to recover, so Narayana needs
        // neither its recovery port nor a log on disk.
        arjPropertyManager.getCoordinatorEnvironmentBean().setTransactionStatusManagerEnable(false);
        BeanPopulator.getDefaultInstance(ObjectStoreEnvironmentBean.class).setObjectStoreType(VolatileStore.class.getName());
    }

    private final TransactionSynchronizationRegistry registry = new TransactionSynchronizationRegistryImple();

    @Produces
    @ApplicationScoped
    AgroalDataSource connections(
            @ConfigProperty(name = "mendwell.database.url") String url,
            @ConfigProperty(name = "mendwell.database.user") String user,
            @ConfigProperty(name = "mendwell.database.password") String password,
            @ConfigProperty(name = "mendwell.database.connections") int most)
            throws SQLException {
        var options = "useServerPrepStmts=true&prepStmtCacheSize=250&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
                + "&tinyInt1isBit=true&useBulkStmts=false";
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(most)
                        .initialSize(2)
                        .minSize(2)
                        .acquisitionTimeout(Duration.ofSeconds(10))
                        .reapTimeout(Duration.ofMinutes(5))
                        .idleValidationTimeout(Duration.ofSeconds(30))
                        .transactionIntegration(
                                new NarayanaTransactionIntegration(TransactionManager.transactionManager(), registry))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url + (url.contains("?") ? "&" : "?") + options)
                                .jdbcTransactionIsolation(TransactionIsolation.READ_COMMITTED)
                                .principal(new NamePrincipal(user))
                                .credential(new SimplePassword(password)))));
    }

    void close(@Disposes AgroalDataSource connections) {
        connections.close();
    }

    @Produces
    @ApplicationScoped
    EntityManagerFactory entityManagers(AgroalDataSource connections) {
        return Persistence.createEntityManagerFactory("mendwell", Map.of("jakarta.persistence.jtaDataSource", connections));
    }

    void close(@Disposes EntityManagerFactory factory) {
        factory.close();
    }

    /// The entity manager of the running transaction; outside one, every call fails rather than read half a truth.
    @Produces
    @ApplicationScoped
    EntityManager entities(EntityManagerFactory factory) {
        return (EntityManager) Proxy.newProxyInstance(
                Database.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(current(factory), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /// Sends what entities changed so far, so that plain SQL in the same transaction sees it.
    void flush() {
        if (registry.getTransactionKey() != null && registry.getResource(PER_TRANSACTION) instanceof EntityManager open) {
            open.flush();
        }
    }

    private EntityManager current(EntityManagerFactory factory) {
        if (registry.getTransactionKey() == null) {
            throw new TransactionRequiredException("Call this in a transaction (@InTransaction)");
        }
        if (registry.getResource(PER_TRANSACTION) instanceof EntityManager known) {
            return known;
        }
        var fresh = factory.createEntityManager();
        registry.putResource(PER_TRANSACTION, fresh);
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {} // EclipseLink flushes by its own synchronization

            @Override
            public void afterCompletion(int status) {
                if (fresh.isOpen()) {
                    fresh.close();
                }
            }
        });
        return fresh;
    }

    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
