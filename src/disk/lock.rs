//! Locks between running windows: an empty file that the system unlocks when its process ends.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use super::DiskError;

/// Locks the file at `lock_path`, which is made when missing; none when another window holds it.
///
/// Lock files are empty and stay: removing one while another window opens it would let both have it.
pub(super) fn try_lock(lock_path: &Path) -> Result<Option<File>, DiskError> {
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(lock_path)
        .map_err(|error| failed(lock_path, error))?;
    match lock.try_lock() {
        Ok(()) => Ok(Some(lock)),
        Err(TryLockError::WouldBlock) => Ok(None),
        // Some network file systems know no locks: one window then is all there is to count on.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
            Ok(Some(lock))
        }
        Err(TryLockError::Error(error)) => Err(failed(lock_path, error)),
    }
}

pub(super) fn failed(path: &Path, source: io::Error) -> DiskError {
    DiskError::Write {
        path: path.to_owned(),
        source,
    }
}
