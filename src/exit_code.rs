//! How the program ends, for scripts.

/// Everything was done.
pub const ALL_WELL: u8 = 0;
/// Some files failed; what could be done was done.
pub const SOME_FAILED: u8 = 1;
/// Could not run at all.
pub const COULD_NOT_RUN: u8 = 2;
