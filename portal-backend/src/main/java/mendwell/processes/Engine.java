package mendwell.processes;

import com.arjuna.ats.jta.TransactionManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import mendwell.platform.Migrating;
import mendwell.platform.Sql;
import mendwell.platform.Startup;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.JtaProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.engine.impl.persistence.entity.ActivityInstanceEntityManager;

/// Flowable on our connections and transactions. It keeps no history of its own: the timeline and the audit do.
@ApplicationScoped
class Engine {
    /// Time limits the process reads as `${terms.…}`; ISO 8601 durations.
    public record Terms(String acceptWithin, String rateWithin) {
        public String getAcceptWithin() {
            return acceptWithin;
        }

        public String getRateWithin() {
            return rateWithin;
        }
    }

    @Produces
    @ApplicationScoped
    ProcessEngine engine(
            DataSource connections,
            Sql sql,
            Milestones milestones,
            Escalation escalation,
            @ConfigProperty(name = "mendwell.processes.accept-within") Duration acceptWithin,
            @ConfigProperty(name = "mendwell.processes.rate-within") Duration rateWithin,
            @ConfigProperty(name = "mendwell.processes.timer-poll") Duration timerPoll) {
        var config = new JtaProcessEngineConfiguration();
        config.setDataSource(connections);
        config.setTransactionManager(TransactionManager.transactionManager());
        config.setTransactionsExternallyManaged(true);
        config.setDatabaseCatalog(sql.one("select database()", Sql.Row::text).orElseThrow());
        config.setDatabaseSchemaUpdate("false");
        describe(config);
        config.setActivityInstanceEntityManager(noActivityRecords());
        config.setBulkInsertEnabled(false); // a bulk insert's text is composed and parsed anew each time
        config.setAsyncExecutorActivate(true);
        config.setAsyncExecutorDefaultTimerJobAcquireWaitTime((int) timerPoll.toMillis());
        config.setAsyncExecutorDefaultAsyncJobAcquireWaitTime((int) timerPoll.toMillis());
        config.setBeans(new HashMap<>(Map.of(
                "milestones", milestones,
                "escalation", escalation,
                "terms", new Terms(acceptWithin.toString(), rateWithin.toString()))));
        config.setTypedEventListeners(Map.of("TASK_CREATED", List.of(milestones)));
        return config.buildProcessEngine();
    }

    private static void describe(ProcessEngineConfigurationImpl config) {
        config.setDatabaseType("mysql");
        config.setHistoryLevel(HistoryLevel.NONE);
        config.setDisableIdmEngine(true);
        config.setDisableEventRegistry(true);
    }

    /// Makes and changes the engine's own tables, as whoever owns the others. So a new version of the engine needs a
    /// migration of ours to come with it.
    void bringUpToDate(@Observes Migrating migrating) throws SQLException {
        var config = new StandaloneProcessEngineConfiguration();
        try (var connection = migrating.tables().getConnection()) {
            config.setDatabaseCatalog(connection.getCatalog());
        }
        config.setDataSource(migrating.tables());
        config.setDatabaseSchemaUpdate("true");
        describe(config);
        config.buildProcessEngine().close();
    }

    /// The engine would write a row for each step it passes, and read none of them: nothing is asked of it that the
    /// timeline does not answer.
    private static ActivityInstanceEntityManager noActivityRecords() {
        return (ActivityInstanceEntityManager) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {ActivityInstanceEntityManager.class}, (proxy, method, arguments) ->
                        method.getReturnType() == List.class ? List.of() : method.getReturnType() == long.class ? (Object) 0L : null);
    }

    void open(@Observes Startup startup, ProcessEngine engine) {
        engine.getRepositoryService()
                .createDeployment()
                .enableDuplicateFiltering()
                .name("repair")
                .addClasspathResource("mendwell/processes/repair.bpmn20.xml")
                .deploy();
    }

    void close(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end, ProcessEngine engine) {
        engine.close();
    }
}
