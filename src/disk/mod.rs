//! The file system: reading sources, walking folders, writing so that nothing is lost.

pub mod error;
pub mod source;

pub use error::DiskError;
pub use source::{MOST_BYTES, collect, read_source};
