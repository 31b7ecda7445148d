/// Quotes and service reports as A4 PDF files, with the page of evidence behind a signature.
///
/// A record goes in ([QuoteDocument], [ReportDocument], [EvidencePage]), the bytes of a PDF come out of [Documents].
/// Nothing here knows the database, the request or the clock: the same record gives the same bytes, so that a hash of
/// what was shown can be checked later. Words come from `documents_zh_CN.properties` and `documents_en.properties`,
/// looks from the mustache templates beside them.
///
/// Decisions:
/// - A character that no font can draw is a [MissingGlyph], before anything is made; never a box on a signed page.
/// - The renderer reads nothing from outside: only pictures made during the same rendering are drawn.
/// - Invisible direction and formatting characters in data are dropped: what is signed is what is seen.
/// - Variation selectors are dropped, the base character is drawn.
package mendwell.documents;
