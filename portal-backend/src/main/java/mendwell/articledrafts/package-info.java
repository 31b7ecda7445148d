/// How articles come to be: drafts, their review, and what is kept of what was published.
///
/// Life of a draft: draft → in review → published, or returned with a reason and worked on again; it can be withdrawn
/// from review and discarded. A draft of a published article leaves that as it is until it is approved; an article has
/// one open draft at most. Whoever wrote the last change of the text cannot approve it.
///
/// Approving writes article, version, audit and the log for the search index in one transaction, in
/// [mendwell.articles.Articles]. Before that no word of a draft is in any table that readers' searches, lists or
/// translations ask.
///
/// Nobody but staff comes in, and who of them does what follows from their rights to fields ([Keepers]):
/// `articleDraft.markdown` to write, `articleDraft.reason` to review, `keptArticle.status` to retire and bring back.
///
/// Others may call: [ArticleDraftsResource], for sample data. Fires nothing itself.
package mendwell.articledrafts;
