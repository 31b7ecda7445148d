package mendwell.processes;

import com.arjuna.ats.jta.TransactionManager;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mendwell.platform.Startup;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.JtaProcessEngineConfiguration;

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
            AgroalDataSource connections,
            Milestones milestones,
            Escalation escalation,
            @ConfigProperty(name = "mendwell.database.migrate") boolean migrate,
            @ConfigProperty(name = "mendwell.processes.accept-within") Duration acceptWithin,
            @ConfigProperty(name = "mendwell.processes.rate-within") Duration rateWithin,
            @ConfigProperty(name = "mendwell.processes.timer-poll") Duration timerPoll) {
        var config = new JtaProcessEngineConfiguration();
        config.setDataSource(connections);
        config.setTransactionManager(TransactionManager.transactionManager());
        config.setTransactionsExternallyManaged(true);
        config.setDatabaseType("mysql");
        try (var connection = connections.getConnection()) {
            config.setDatabaseCatalog(connection.getCatalog());
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("Cannot reach the database", e);
        }
        config.setDatabaseSchemaUpdate(migrate ? "true" : "false");
        config.setHistoryLevel(HistoryLevel.NONE);
        config.setBulkInsertEnabled(false); // a bulk insert's text is composed and parsed anew each time

        config.setDisableIdmEngine(true);
        config.setDisableEventRegistry(true);
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
