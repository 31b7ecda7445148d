/// The owner's seal on a PDF, and the check whether a sealed PDF is still what was sealed.
///
/// [SealKey] keeps the key and certificate in a file, [Seal] seals, [SealCheck] says what is true of a file. A seal
/// is a PAdES baseline signature (B-B, or B-T with the token of a [TimestampAuthority]) over the whole file by the
/// owner's organisation. It shows any later change; it is not a personal signature and claims to be neither an advanced nor a
/// qualified one.
///
/// Decisions:
/// - Every byte counts: the signature covers the file from first to last byte, and the signature itself is compared
///   with the only form in which we write it, so that not even an unused byte can change unnoticed. The one exception are a
///   few bytes of a timestamp token that its authority leaves unsigned; they say nothing.
/// - Anything appended later makes a file *changed*, whatever it holds.
/// - A certificate is trusted by being ours, then or now; an expired one still proves what it sealed in its time.
/// - Local time is only ever the claimed signing time; a timestamp comes from an authority or not at all.
package mendwell.seals;
