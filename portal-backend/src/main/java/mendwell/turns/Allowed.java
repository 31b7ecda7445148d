package mendwell.turns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mendwell.access.Caller;
import mendwell.workorders.Status;
import mendwell.workorders.WorkOrderFacts;

/// Who may do what at which milestone: the desk (agents, supervisors), the engineer who has the order, and the
/// customer's side. Admins see everything and change no orders.
record Allowed(WorkOrderFacts order, Caller caller, Duration grace, Instant now) {
    private boolean isDesk() {
        return caller.hasAny("agent", "supervisor");
    }

    private boolean isField() {
        return caller.has("supervisor")
                || caller.has("engineer")
                        && order.engineer() != null
                        && order.engineer().id().equals(caller.person());
    }

    /// An engineer who only sees the order: a colleague has it, or nobody yet.
    boolean isOthers() {
        return caller.has("engineer") && !isField() && !isDesk();
    }

    List<MoveKind> list() {
        var desk = isDesk();
        var field = isField();
        var customer = caller.isCustomerSide();
        var moves = new ArrayList<MoveKind>();
        switch (order.status()) {
            case REQUESTED -> add(moves, desk, MoveKind.TRIAGE, MoveKind.REJECT);
            case TRIAGED -> add(moves, desk, MoveKind.DISPATCH);
            case DISPATCHED -> {
                add(moves, field, MoveKind.ACCEPT);
                add(moves, field || desk, MoveKind.REFUSE);
            }
            case ACCEPTED -> add(moves, field, MoveKind.DEPART);
            case TRAVELLING -> add(moves, field, MoveKind.CHECK_IN);
            case ON_SITE -> add(moves, field, MoveKind.DIAGNOSE);
            case QUOTING -> add(moves, field || desk, MoveKind.QUOTE);
            case QUOTED -> {
                add(moves, customer, MoveKind.DECIDE_QUOTE);
                add(moves, field || desk, MoveKind.QUOTE);
            }
            case IN_REPAIR -> add(moves, field, MoveKind.FINISH_WORK);
            case REPORTING -> add(moves, field, MoveKind.REPORT);
            case SIGN_OFF -> add(moves, field || customer, MoveKind.SIGN_REPORT);
            case RATING -> {
                add(moves, customer, MoveKind.RATE);
                add(moves, desk, MoveKind.CLOSE);
            }
            case CLOSED -> add(
                    moves,
                    (desk || customer) && order.closedAt() != null && now.isBefore(order.closedAt().plus(grace)),
                    MoveKind.REOPEN);
            case CANCELLED, REJECTED -> {} // over for good
        }
        if (!order.status().isOver()) {
            // Once the report is written nothing of ours is left to wait for.
            add(moves, (desk || field) && (order.isPaused() || order.status().compareTo(Status.SIGN_OFF) < 0),
                    order.isPaused() ? MoveKind.RESUME : MoveKind.PAUSE);
            add(moves, desk && order.status().compareTo(Status.REPORTING) < 0
                    || customer && order.status().compareTo(Status.TRAVELLING) < 0, MoveKind.CANCEL);
        }
        add(moves, (desk || field) && !order.status().isOver(), MoveKind.LOG);
        add(moves, (desk || field || customer) && order.status() != Status.CANCELLED && order.status() != Status.REJECTED, MoveKind.WRITE);
        return List.copyOf(moves);
    }

    private static void add(List<MoveKind> moves, boolean may, MoveKind... kinds) {
        if (may) {
            moves.addAll(List.of(kinds));
        }
    }
}
