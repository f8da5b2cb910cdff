//! Reading a project file whole.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::DiskError;

/// The most bytes that are read of a project: 1 GiB.
pub const MOST_PROJECT_BYTES: u64 = 1 << 30;

/// Reads a UTF-8 file of at most [`MOST_PROJECT_BYTES`]; a byte order mark at its head is dropped.
///
/// # Errors
/// When the system refuses, or the file is too large or not UTF-8.
pub fn read_project(path: &Path) -> Result<String, DiskError> {
    read_text(path, MOST_PROJECT_BYTES)
}

fn read_text(path: &Path, most_bytes: u64) -> Result<String, DiskError> {
    let io = |source| DiskError::Io {
        path: path.to_owned(),
        source,
    };
    let about = std::fs::metadata(path).map_err(io)?;
    if about.is_dir() {
        return Err(io(io::ErrorKind::IsADirectory.into()));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(io)?
        .take(most_bytes + 1)
        .read_to_end(&mut bytes)
        .map_err(io)?;
    if bytes.len() as u64 > most_bytes {
        return Err(DiskError::ProjectTooLarge {
            path: path.to_owned(),
            bytes: about.len().max(bytes.len() as u64),
        });
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        DiskError::NotUtf8 {
            path: path.to_owned(),
            line: good.split(|&byte| byte == b'\n').count(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_and_marks() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, b"\xef\xbb\xbfabc").unwrap();
        assert_eq!(read_text(&path, 6).unwrap(), "abc");
        let error = read_text(&path, 5).unwrap_err();
        assert!(matches!(error, DiskError::ProjectTooLarge { bytes: 6, .. }));
        std::fs::write(&path, b"ok\nno \xff").unwrap();
        let error = read_text(&path, 99).unwrap_err();
        assert!(matches!(error, DiskError::NotUtf8 { line: 2, .. }));
        assert!(read_text(folder.path(), 99).is_err());
    }
}
