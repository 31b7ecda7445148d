package mendwell.access;

import mendwell.platform.Refusal;

/// Nobody is logged in, or the session or link has ended.
public final class LoginNeeded extends Refusal {
    public LoginNeeded() {
        super(401, "login-needed");
    }
}
