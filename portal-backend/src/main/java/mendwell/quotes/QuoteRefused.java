package mendwell.quotes;

import mendwell.platform.Refusal;

/// The quote can't be changed, sent or decided as it stands: `quote/not-a-draft`, `quote/expired`, `quote/superseded`,
/// `quote/decided`.
public final class QuoteRefused extends Refusal {
    QuoteRefused(String why, String number) {
        super(409, "quote/" + why, number);
    }
}
