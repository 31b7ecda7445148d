/// Signing documents: identifying the signer, the chain of events of a document, the sealed PDF with its evidence.
///
/// Order of steps: read → terms → consent → identity check (one-time code, or logged in) → signature last → sealed.
/// What is sealed never changes; events are only ever added, each holding the hash of the one before.
///
/// Anyone may have a file checked ([VerificationsResource]): against the seal, against what we recorded, and whether the
/// document's chain of events holds. By the id on the paper alone, only number, kind, time and hash are told.
///
/// Others may call: [SealedDocuments], [DocumentEvents], [IdentityChecks]. Fires: [IdentityCodeIssued].
package mendwell.signatures;
