package mendwell.platform;

import com.arjuna.ats.jta.TransactionManager;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Status;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Begins, commits, rolls back and tries again; see [InTransaction].
@Interceptor
@InTransaction
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class TransactionBoundary {
    private static final int TRIES = 5;
    /// MariaDB: lock wait timeout, deadlock, record changed since last read, a key that another transaction took first
    /// (the next number in a sequence, say), Galera's "not ready" and certification failure.
    private static final Set<Integer> TRY_AGAIN = Set.of(1205, 1213, 1020, 1062, 1047, 1180);

    private final jakarta.transaction.TransactionManager transactions = TransactionManager.transactionManager();

    @AroundInvoke
    Object run(InvocationContext call) throws Exception {
        if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
            return call.proceed();
        }
        for (int attempt = 1; ; attempt++) {
            transactions.begin();
            try {
                var result = call.proceed();
                transactions.commit();
                return result;
            } catch (Throwable e) { // errors too: a transaction left open would keep its locks and its connection
                if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
                    transactions.rollback();
                }
                if (isStale(e)) {
                    throw new Stale();
                }
                if (attempt == TRIES || !mayTryAgain(e)) {
                    throw e;
                }
                Thread.sleep(ThreadLocalRandom.current().nextLong(5, 20L << attempt));
            }
        }
    }

    private static boolean isStale(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException
                    || cause instanceof org.eclipse.persistence.exceptions.OptimisticLockException
                    || cause instanceof org.flowable.common.engine.api.FlowableOptimisticLockingException) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayTryAgain(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && TRY_AGAIN.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
