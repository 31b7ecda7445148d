/// What we know about fixing things, for people to search and read, and whether it helped them.
///
/// The database holds the articles, in Markdown; the search index only copies them and is made again from them whenever it is
/// missing, damaged or does not hold as many. What somebody may read is decided by the article's [Audience], inside the search and again when
/// the hits are read from the database.
///
/// A reader judges an article once; [Judgements] says who counts as one reader.
///
/// Life cycle: so far every article here is published. Fires [ArticleWritten].
package mendwell.articles;
