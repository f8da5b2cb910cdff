//! Why a file or folder could not be read or written.

use std::io;
use std::path::{Path, PathBuf};

/// A file or folder that could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    /// The system refused.
    #[error("{}", words(source))]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Larger than [`super::MOST_BYTES`].
    #[error("it has {:.1} MiB; at most {} MiB are read", *bytes as f64 / MIB as f64, super::MOST_BYTES / MIB)]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        bytes: u64,
    },
    /// The system refused to write.
    #[error("{}", write_problem(source))]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file that should be written over is marked as read-only.
    #[error("the file is marked as read-only")]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// A project larger than [`super::MOST_PROJECT_BYTES`].
    #[error(
        "it has {bytes} bytes; the most that is read of a project is {}",
        super::MOST_PROJECT_BYTES
    )]
    ProjectTooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        bytes: u64,
    },
    /// Bytes that are no UTF-8 in a file that must be.
    #[error("line {line} is not UTF-8 text")]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// The first such line, from 1.
        line: usize,
    },
    /// A folder, pipe or device where a file is needed.
    #[error("{}", if *is_folder { "it is a folder, not a file" } else { "it is a pipe or a device, not a file" })]
    NoFile {
        /// What was named.
        path: PathBuf,
        /// Whether it is a folder.
        is_folder: bool,
    },
    /// A folder without any file that can be read.
    #[error("the folder holds no .txt, .md, .html, .json or .jsonl file")]
    NothingInside {
        /// The folder.
        path: PathBuf,
    },
}

const MIB: u64 = 1 << 20;

/// What the system said, in plain words where there are some.
pub(super) fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}

impl DiskError {
    /// The file or folder.
    pub fn path(&self) -> &Path {
        match self {
            Self::Io { path, .. }
            | Self::TooLarge { path, .. }
            | Self::Write { path, .. }
            | Self::ReadOnly { path }
            | Self::ProjectTooLarge { path, .. }
            | Self::NotUtf8 { path, .. }
            | Self::NoFile { path, .. }
            | Self::NothingInside { path } => path,
        }
    }

    /// What the person can try, as a sentence.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Io { source, .. } => match source.kind() {
                io::ErrorKind::NotFound => "Check the name.",
                io::ErrorKind::PermissionDenied => "Ask its owner, or change its permissions.",
                io::ErrorKind::IsADirectory => "Choose a file in it.",
                _ => "Try again, or copy the file elsewhere first.",
            },
            Self::NoFile {
                is_folder: true, ..
            } => "Name the files inside.",
            Self::NoFile { .. } => "Save its content to a file, or give it to standard input (-).",
            Self::TooLarge { .. } => "Split it, or keep only the article.",
            Self::Write { source, .. } => match source.kind() {
                io::ErrorKind::StorageFull
                | io::ErrorKind::QuotaExceeded
                | io::ErrorKind::FileTooLarge => "Free some space, or save it on another disk.",
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                    "Check that the folder is there, or choose another."
                }
                io::ErrorKind::IsADirectory => "Choose a file name.",
                _ => "Choose another folder to save it in.",
            },
            Self::ReadOnly { .. } => "Save it under another name, or make the file writable first.",
            Self::ProjectTooLarge { .. } => "Split the articles over several projects.",
            Self::NotUtf8 { .. } => "Check that it is the right file, or go back to a copy of it.",
            Self::NothingInside { .. } => "Choose another folder, or the files themselves.",
        }
    }
}

fn write_problem(source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::QuotaExceeded => "your share of the disk is used up".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not write there".to_owned(),
        io::ErrorKind::NotFound => "the folder does not exist".to_owned(),
        io::ErrorKind::NotADirectory => "a part of its path is a file, not a folder".to_owned(),
        io::ErrorKind::IsADirectory => "there is a folder of that name".to_owned(),
        _ => source.to_string(),
    }
}
