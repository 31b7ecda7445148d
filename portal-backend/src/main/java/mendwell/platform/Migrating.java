package mendwell.platform;

import javax.sql.DataSource;

/// Fired when the tables have been brought up to date, before the first [Startup]: who keeps tables of its own beside ours
/// brings them up to date now.
/// @param tables connections of the owner of the tables, who may define them
public record Migrating(DataSource tables) {}
