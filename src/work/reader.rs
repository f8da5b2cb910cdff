//! What the reading thread does: files to articles, articles to statements, projects, profiles.
//!
//! It remembers what it read last, so that one article more is quickly read.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::outbox::Outbox;
use super::{Duplicate, Event, Failure, Job};
use crate::model::{Article, ArticleId, Reading};
use crate::pipeline::{Experience, Memory};
use crate::project::{Preview, Project};
use crate::sides::Profile;
use crate::{disk, load, project};

pub(super) fn run(job: Job, memory: &Mutex<Memory>, outbox: &Outbox, cancel: &AtomicBool) -> Event {
    let title = job.title();
    let told = match job {
        Job::Open { paths } => Ok(open(&paths, title, outbox, cancel)),
        Job::Paste { text } => paste(&text).map(Some),
        Job::Read { revision, project } => {
            Ok(read(revision, &project, memory, title, outbox, cancel))
        }
        Job::OpenProject { path } => open_project(path).map(Some),
        Job::LoadProfile { path } => {
            read_profile(&path).map(|profile| Some(Event::ProfileLoaded { path, profile }))
        }
        Job::LoadProfileToEdit { path } => {
            read_profile(&path).map(|profile| Some(Event::ProfileToEdit { path, profile }))
        }
        Job::Preview {
            revision,
            reading,
            after,
            exchanged,
        } => {
            let progress = Progress::start(title, after.articles().len(), outbox);
            let found = found_in(&after, &mut Memory::default(), &progress, cancel);
            Ok(found.map(|found| Event::Previewed {
                revision,
                preview: Arc::new(Preview::new(&reading, &found, after.profile(), exchanged)),
            }))
        }
        Job::Save { .. }
        | Job::Export { .. }
        | Job::Picture { .. }
        | Job::WriteProfile { .. }
        | Job::Advise { .. } => {
            unreachable!("`Worker::send` sends these to other threads")
        }
    };
    match told {
        Ok(Some(event)) => event,
        Ok(None) => Event::Cancelled { title },
        Err(failure) => Event::Failed { title, failure },
    }
}

/// Tells how far a job is, at most a hundred times.
pub(super) struct Progress<'a> {
    title: &'static str,
    total: usize,
    percent: AtomicUsize,
    outbox: &'a Outbox,
}

impl<'a> Progress<'a> {
    pub(super) fn start(title: &'static str, total: usize, outbox: &'a Outbox) -> Self {
        outbox.put(Event::Progress {
            title,
            done: 0,
            total,
        });
        Self {
            title,
            total,
            percent: AtomicUsize::new(0),
            outbox,
        }
    }

    fn tell(&self, done: usize) {
        self.tell_of(done, self.total);
    }

    /// The same where the total is told on the way.
    pub(super) fn tell_of(&self, done: usize, total: usize) {
        let percent = done * 100 / total.max(1);
        if self.percent.fetch_max(percent, Ordering::Relaxed) < percent {
            self.outbox.put(Event::Progress {
                title: self.title,
                done,
                total,
            });
        }
    }
}

type Loaded = Result<Vec<Article>, Failure>;

fn open(
    paths: &[PathBuf],
    title: &'static str,
    outbox: &Outbox,
    cancel: &AtomicBool,
) -> Option<Event> {
    let mut files = Vec::new();
    for path in paths {
        if cancel.load(Ordering::Relaxed) {
            return None;
        }
        files.extend(disk::collect(path));
    }
    let progress = Progress::start(title, files.len(), outbox);
    let done = AtomicUsize::new(0);
    let loaded: Option<Vec<(Option<PathBuf>, Loaded)>> = files
        .into_par_iter()
        .map(|file| {
            if cancel.load(Ordering::Relaxed) {
                return None;
            }
            let loaded = match file {
                Ok(path) => {
                    let loaded = load_file(&path);
                    (Some(path), loaded)
                }
                Err(error) => {
                    let failure = Failure::new(error.path(), &error, error.advice());
                    (failure.path.clone(), Err(failure))
                }
            };
            progress.tell(done.fetch_add(1, Ordering::Relaxed) + 1);
            Some(loaded)
        })
        .collect();
    loaded.map(sort_out)
}

/// One bad file never stops the others, whatever is wrong with it.
fn load_file(path: &Path) -> Loaded {
    let load = || {
        let source =
            disk::read_source(path).map_err(|error| Failure::new(path, &error, error.advice()))?;
        load::load(&source).map_err(|error| Failure::new(path, &error, error.advice()))
    };
    catch_unwind(AssertUnwindSafe(load))
        .unwrap_or_else(|panic| Err(Failure::fault(Some(path), &*panic)))
}

fn sort_out(loaded: Vec<(Option<PathBuf>, Loaded)>) -> Event {
    let mut articles: Vec<Arc<Article>> = Vec::new();
    let mut failures = Vec::new();
    let mut duplicates = Vec::new();
    let mut kept: BTreeMap<ArticleId, Option<PathBuf>> = BTreeMap::new();
    for (path, loaded) in loaded {
        match loaded {
            Ok(found) => {
                for article in found {
                    if let Some(first) = kept.get(&article.id) {
                        duplicates.push(Duplicate {
                            article: article.id,
                            title: article.display_title(),
                            kept: first.clone(),
                            left_out: path.clone(),
                        });
                    } else {
                        kept.insert(article.id, path.clone());
                        articles.push(Arc::new(article));
                    }
                }
            }
            Err(failure) => failures.push(failure),
        }
    }
    Event::Opened {
        articles,
        failures,
        duplicates,
    }
}

fn paste(text: &str) -> Result<Event, Failure> {
    let article = load::pasted(text).map_err(|error| Failure {
        path: None,
        why: error.to_string(),
        advice: error.advice().to_owned(),
    })?;
    Ok(Event::Opened {
        articles: vec![Arc::new(article)],
        failures: Vec::new(),
        duplicates: Vec::new(),
    })
}

fn read(
    revision: u64,
    project: &Project,
    memory: &Mutex<Memory>,
    title: &'static str,
    outbox: &Outbox,
    cancel: &AtomicBool,
) -> Option<Event> {
    let progress = Progress::start(title, project.articles().len(), outbox);
    let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
    let reading = found_in(project, &mut memory, &progress, cancel)?;
    Some(Event::Read {
        revision,
        reading: Arc::new(reading),
    })
}

/// What is found in a project's articles; none when it is cancelled.
fn found_in(
    project: &Project,
    memory: &mut Memory,
    progress: &Progress,
    cancel: &AtomicBool,
) -> Option<Reading> {
    let experience = Experience {
        verdicts: project.verdicts().values().collect(),
        untaught: project.untaught().clone(),
    };
    memory.read(
        project.articles(),
        project.profile(),
        &experience,
        &|article, found| project.place_all(article, found),
        &|done| progress.tell(done),
        cancel,
    )
}

fn open_project(path: PathBuf) -> Result<Event, Failure> {
    let json =
        disk::read_project(&path).map_err(|error| Failure::new(&path, &error, error.advice()))?;
    let document =
        project::from_json(&json).map_err(|error| Failure::new(&path, &error, error.advice()))?;
    disk::sweep_unfinished(&path);
    Ok(Event::ProjectOpened {
        path,
        document: Box::new(document),
    })
}

fn read_profile(path: &Path) -> Result<Arc<Profile>, Failure> {
    let source =
        disk::read_source(path).map_err(|error| Failure::new(path, &error, error.advice()))?;
    let profile = Profile::from_json(&String::from_utf8_lossy(&source.bytes)).map_err(|error| {
        Failure::new(
            path,
            &error,
            "Mend that line, or go on with the profile in use.",
        )
    })?;
    Ok(Arc::new(profile))
}
