package mendwell.notifications;

/// A finished mail.
///
/// @param toName null when nobody is named
/// @param key the same for every try, so that a mail that was sent twice can be told by its Message-ID
record Mail(String key, String toName, String toAddress, String subject, String text, String html) {}
