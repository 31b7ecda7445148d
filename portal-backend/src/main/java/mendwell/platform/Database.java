package mendwell.platform;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.ats.jta.TransactionManager;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.TransactionRequirement;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.TransactionRequiredException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The connections to MariaDB and the persistence unit. Within a transaction, Jakarta Persistence, plain JDBC and the
/// process engine all get the same connection, so everything commits or rolls back together. Outside, each statement
/// stands alone and runs on a second pool: its connections commit by themselves, those of the first never do, so none is
/// ever switched over (two round trips saved in each transaction).
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
    private final AgroalDataSource transacted;
    private final AgroalDataSource alone;

    @Inject
    Database(
            TransportSecurity transport,
            @ConfigProperty(name = "mendwell.database.url") String wanted,
            @ConfigProperty(name = "mendwell.database.user") String user,
            @ConfigProperty(name = "mendwell.database.password") String password,
            @ConfigProperty(name = "mendwell.database.connections") int most)
            throws SQLException {
        var url = transport.databaseUrl(wanted);
        var options = "useServerPrepStmts=true&prepStmtCacheSize=250&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
                + "&tinyInt1isBit=true&useBulkStmts=false"
                // A transaction that hangs between its writes and its commit is over: nobody waits longer for what it wrote.
                + "&sessionVariables=idle_write_transaction_timeout=300";
        UnaryOperator<AgroalConnectionFactoryConfigurationSupplier> factory =
                made -> made.jdbcUrl(url + (url.contains("?") ? "&" : "?") + options)
                        .jdbcTransactionIsolation(TransactionIsolation.READ_COMMITTED)
                        .principal(new NamePrincipal(user))
                        .credential(new SimplePassword(password));
        UnaryOperator<AgroalConnectionPoolConfigurationSupplier> pool = made -> made.acquisitionTimeout(Duration.ofSeconds(10))
                .initialSize(1)
                .minSize(1)
                .reapTimeout(Duration.ofMinutes(5))
                .idleValidationTimeout(Duration.ofSeconds(30));
        this.transacted = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(made -> pool.apply(made)
                        .maxSize(most)
                        .transactionRequirement(TransactionRequirement.STRICT)
                        .transactionIntegration(
                                new NarayanaTransactionIntegration(TransactionManager.transactionManager(), registry))
                        .connectionFactoryConfiguration(one -> factory.apply(one).autoCommit(false))));
        this.alone = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(made -> pool.apply(made)
                        .maxSize(Math.max(4, most / 4))
                        .connectionFactoryConfiguration(one -> factory.apply(one).autoCommit(true))));
    }

    @PreDestroy
    void close() {
        transacted.close();
        alone.close();
    }

    /// The connection of the running transaction; outside one, a connection on which each statement stands alone.
    Connection connection() throws SQLException {
        return (registry.getTransactionKey() != null ? transacted : alone).getConnection();
    }

    /// A connection beside the running transaction. Whoever holds one never waits for one of the others, and so nobody
    /// waits for ever.
    Connection connectionAlone() throws SQLException {
        return alone.getConnection();
    }

    /// Connections of running transactions only.
    @Produces
    AgroalDataSource transacted() {
        return transacted;
    }

    @Produces
    @ApplicationScoped
    EntityManagerFactory entityManagers() {
        return Persistence.createEntityManagerFactory(
                "mendwell", Map.of("jakarta.persistence.jtaDataSource", transacted, "jakarta.persistence.nonJtaDataSource", alone));
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
