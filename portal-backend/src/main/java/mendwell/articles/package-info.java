/// What we know about fixing things, for people to search and read, and whether it helped them.
///
/// The database holds the articles, in Markdown; the search index only copies them and is made again from them whenever it is
/// missing, damaged or does not hold as many. What somebody may read is decided by the article's [Audience], inside the search and again when
/// the hits are read from the database.
///
/// A reader judges an article once; [Judgements] says who counts as one reader.
///
/// Life cycle: published, with a row of `article_version` for each time; retired; brought back. What comes before that, drafts
/// and their review, is `mendwell.articledrafts`; nothing here knows of it, so no search, list or translation can show a
/// word of it. Each change writes a row of `article_change`, by which every node's index follows. Fires [ArticleWritten].
package mendwell.articles;
