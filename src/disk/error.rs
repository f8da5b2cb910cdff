//! Why a file or folder could not be read or written.

use std::io;
use std::path::{Path, PathBuf};

/// A file or folder that could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    /// The system refused.
    #[error("{source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Larger than [`super::MOST_BYTES`].
    #[error("it has {bytes} bytes; the most that is read is {}", super::MOST_BYTES)]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        bytes: u64,
    },
    /// A folder without any file that can be read.
    #[error("the folder holds no .txt, .md, .html, .json or .jsonl file")]
    NothingInside {
        /// The folder.
        path: PathBuf,
    },
}

impl DiskError {
    /// The file or folder.
    pub fn path(&self) -> &Path {
        match self {
            Self::Io { path, .. } | Self::TooLarge { path, .. } | Self::NothingInside { path } => {
                path
            }
        }
    }

    /// What the person can try, as a sentence.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Io { source, .. } => match source.kind() {
                io::ErrorKind::NotFound => "Check the name.",
                io::ErrorKind::PermissionDenied => "Check that you may read it.",
                _ => "Try again, or copy the file elsewhere first.",
            },
            Self::TooLarge { .. } => "Split it, or keep only the article.",
            Self::NothingInside { .. } => "Choose another folder, or the files themselves.",
        }
    }
}
