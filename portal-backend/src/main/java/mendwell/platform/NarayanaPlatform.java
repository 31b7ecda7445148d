package mendwell.platform;

import com.arjuna.ats.jta.TransactionManager;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.JTATransactionController;

/// Tells EclipseLink to take part in Narayana's transactions; named in `persistence.xml`.
public class NarayanaPlatform extends ServerPlatformBase {
    public NarayanaPlatform(DatabaseSession session) {
        super(session);
    }

    @Override
    public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
        return Controller.class;
    }

    public static class Controller extends JTATransactionController {
        @Override
        protected jakarta.transaction.TransactionManager acquireTransactionManager() {
            return TransactionManager.transactionManager();
        }
    }
}
