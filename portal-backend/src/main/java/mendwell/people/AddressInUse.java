package mendwell.people;

import mendwell.platform.Refusal;

/// Somebody logs in with the address already: it is the name of their account.
public final class AddressInUse extends Refusal {
    AddressInUse() {
        super(409, "people/address-in-use");
    }
}
