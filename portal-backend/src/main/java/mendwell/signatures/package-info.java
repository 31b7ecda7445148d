/// Signing documents: identifying the signer, the chain of events of a document, the sealed PDF with its evidence.
///
/// Order of steps: read → terms → consent → identity check (one-time code, or logged in) → signature last → sealed.
/// What is sealed never changes; events are only ever added, each holding the hash of the one before.
///
/// Others may call: [SealedDocuments], [DocumentEvents], [IdentityChecks]. Fires: [IdentityCodeIssued].
package mendwell.signatures;
