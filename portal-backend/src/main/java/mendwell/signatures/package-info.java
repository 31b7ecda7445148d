/// Signing documents: identifying the signer, the chain of events of a document, the sealed PDF with its evidence.
///
/// Order of steps: read → terms → consent → identity check (one-time code, or logged in) → signature last → sealed.
/// What is sealed never changes; events are only ever added, each holding the hash of the one before.
///
/// Anyone may have a file checked ([VerificationsResource]): against the seal, against what we recorded, and whether the
/// document's chain of events holds. By the id on the paper alone, only number, kind, time and hash are told.
///
/// A paper says what all who may read it may see when it is made ([Letterhead#readers]); what is sealed stays as it was,
/// whatever the rules become. These stay, whatever the rules are, since without them it would prove nothing: the paper's number,
/// version and time of issue (which paper it is) · the signer's name and signature, when, by which device and how they were
/// identified, what they consented to (who agreed to what) · the hashes, over the whole data · the chain of events with who
/// acted and when, because each event's hash covers it.
///
/// Others may call: [SealedDocuments], [DocumentEvents], [IdentityChecks], [Letterhead]. Fires: [IdentityCodeIssued].
package mendwell.signatures;
