//! The file system: reading sources, walking folders, writing so that nothing is lost.

pub mod error;
pub mod read;
pub mod source;
pub mod write;

pub use error::DiskError;
pub use read::{MOST_PROJECT_BYTES, read_project};
pub use source::{MOST_BYTES, collect, read_source};
pub use write::{sweep_unfinished, write_atomic};
