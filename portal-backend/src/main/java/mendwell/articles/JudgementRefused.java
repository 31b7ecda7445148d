package mendwell.articles;

import mendwell.platform.Refusal;

/// A reader has said enough; the type says of what.
final class JudgementRefused extends Refusal {
    private JudgementRefused(int status, String why) {
        super(status, "article/" + why);
    }

    static JudgementRefused already() {
        return new JudgementRefused(409, "judged-already");
    }

    static JudgementRefused tooMany() {
        return new JudgementRefused(429, "too-many-judgements");
    }
}
