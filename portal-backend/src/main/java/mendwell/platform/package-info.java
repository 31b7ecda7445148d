/// What every feature stands on: the database, transactions, HTTP conventions, time and ids.
///
/// Others may call: [Answer], [Page], [Refusal], [Ids], [InTransaction], [Once], [Cursor], [Patch].
/// Nothing here knows a business word, and nothing here calls a feature.
package mendwell.platform;
