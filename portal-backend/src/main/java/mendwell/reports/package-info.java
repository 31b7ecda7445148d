/// Service reports: what was found and done, parts used, photos, and the customer's signature on the engineer's device or
/// by link; the holder of a link is identified by a one-time code. Signing seals it as a PDF.
///
/// Others may call: [Reports#of]. Fires: [ReportWritten], [ReportSigned].
package mendwell.reports;
