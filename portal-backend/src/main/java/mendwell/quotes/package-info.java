/// Quotes: what a repair costs, and the customer's answer, line by line.
///
/// Life of a version: draft (editable) → sent (readable by link or login; the order's process waits for the customer) →
/// accepted, partly accepted, rejected, or change asked. A newer version that is sent supersedes it; after its validity
/// ends it can't be signed. Accepting is signed and sealed in [mendwell.signatures].
///
/// [Quotes] finds and shows, [Drafts] is the desk's side, [Decisions] the customer's; [QuoteLine] and [Quote] hold the sums.
///
/// Others may call: [Quotes#of]. Fires: [QuoteSent], [QuoteDecided].
package mendwell.quotes;
