package mendwell.articledrafts;

import mendwell.security.RecordType;

/// A text as readers would see it.
///
/// @param html safe to show as it is
@RecordType("articlePreview")
public record ArticlePreviewView(String html) {}
