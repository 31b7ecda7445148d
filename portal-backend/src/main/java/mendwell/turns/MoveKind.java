package mendwell.turns;

/// What somebody may do with an order. The second group is carried out by other features' endpoints and listed so that a
/// screen knows what to offer.
public enum MoveKind {
    TRIAGE,
    REJECT,
    DISPATCH,
    ACCEPT,
    REFUSE,
    DEPART,
    CHECK_IN,
    DIAGNOSE,
    FINISH_WORK,
    PAUSE,
    RESUME,
    CANCEL,
    REOPEN,
    CLOSE,

    QUOTE,
    DECIDE_QUOTE,
    REPORT,
    SIGN_REPORT,
    RATE,
    WRITE,
    LOG
}
