//! The file system: reading sources, walking folders, writing so that nothing is lost.

pub mod autosave;
pub mod door;
pub mod error;
mod lock;
#[cfg(feature = "nli")]
pub mod model_folder;
pub mod read;
pub mod recovery;
pub mod source;
pub mod write;

pub use autosave::Autosave;
pub use door::{Door, Doors, Request};
pub use error::DiskError;
#[cfg(feature = "nli")]
pub use model_folder::{FolderError, ModelFolder, open_model_folder};
pub use read::{MOST_PROJECT_BYTES, read_project};
pub use recovery::Recovery;
pub use source::{MOST_BYTES, collect, read_source, read_standard_input};
pub use write::{sweep_unfinished, write_atomic};
