//! What the writing thread does: saves and reports.

use std::path::Path;

use super::{Event, Failure, Job};
use crate::disk::{self, DiskError};
use crate::{export, pictures, project};

pub(super) fn run(job: Job) -> Event {
    let title = job.title();
    match job {
        Job::Save {
            path,
            project,
            revision,
        } => match write(&path, &project::to_json(&project)) {
            Ok(()) => Event::Saved { path, revision },
            Err(failure) => Event::SaveFailed {
                path,
                revision,
                failure,
            },
        },
        Job::Export {
            path,
            project,
            reading,
            options,
        } => match write(&path, &export::render(&project, &reading, &options)) {
            Ok(()) => Event::Exported { path },
            Err(failure) => Event::Failed { title, failure },
        },
        Job::WriteProfile { path, json } => match write(&path, json.as_bytes()) {
            Ok(()) => Event::ProfileWritten { path },
            Err(failure) => Event::Failed { title, failure },
        },
        Job::Picture {
            path,
            figures,
            order,
        } => {
            let made = pictures::render(&figures, &order);
            let made = made.map_err(|error| Failure::new(&path, &error, ""));
            match made.and_then(|bytes| write(&path, &bytes)) {
                Ok(()) => Event::PictureSaved { path },
                Err(failure) => Event::Failed { title, failure },
            }
        }
        _ => unreachable!("`Job::writes` sends only saves and exports to the writing thread"),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let make_folder = || -> Result<(), DiskError> {
        match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() && !folder.exists() => {
                std::fs::create_dir_all(folder).map_err(|source| DiskError::Write {
                    path: path.to_owned(),
                    source,
                })
            }
            _ => Ok(()),
        }
    };
    make_folder()
        .and_then(|()| disk::write_atomic(path, bytes))
        .map_err(|error| Failure::new(path, &error, error.advice()))
}
