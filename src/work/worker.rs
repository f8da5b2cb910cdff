//! The threads, their queues, and the way to stop a reading.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use super::adviser::Adviser;
use super::outbox::Outbox;
use super::{Event, Failure, Job, reader, writer};
use crate::pipeline::Memory;

/// Does slow work on threads of its own: one that reads, one that asks for a second opinion, one that
/// writes.
///
/// Dropping it waits for the saves that were asked for; a reading is given up.
pub struct Worker {
    outbox: Arc<Outbox>,
    reading: Arc<Queue>,
    advising: Arc<Queue>,
    writing: Arc<Queue>,
    writer: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the threads. `wake` is called, from any thread, when there is something to [`poll`].
    ///
    /// # Errors
    /// When the system gives no thread.
    ///
    /// [`poll`]: Self::poll
    pub fn start(wake: impl Fn() + Send + Sync + 'static) -> io::Result<Self> {
        let outbox = Arc::new(Outbox::new(wake));
        let reading = Arc::new(Queue::default());
        let advising = Arc::new(Queue::default());
        let writing = Arc::new(Queue::default());
        // After a panic nothing half done is left to go on from.
        let memory = Mutex::new(Memory::default());
        spawn(
            "counterclaim-read",
            &reading,
            &outbox,
            move |job, outbox, cancel| {
                if memory.is_poisoned() {
                    *memory.lock().unwrap_or_else(PoisonError::into_inner) = Memory::default();
                    memory.clear_poison();
                }
                reader::run(job, &memory, outbox, cancel)
            },
        )?;
        let adviser = Adviser::default();
        spawn(
            "counterclaim-advise",
            &advising,
            &outbox,
            move |job, outbox, cancel| adviser.run(job, outbox, cancel),
        )?;
        let writer = spawn("counterclaim-write", &writing, &outbox, |job, _, _| {
            writer::run(job)
        })?;
        Ok(Self {
            outbox,
            reading,
            advising,
            writing,
            writer: Some(writer),
        })
    }

    /// Puts a job in the queue.
    pub fn send(&self, job: Job) {
        if job.writes() {
            self.writing.put(job);
        } else if job.advises() {
            self.advising.put(job);
        } else {
            if matches!(job, Job::Preview { .. }) {
                self.cancel_titled(job.title());
            }
            if matches!(job, Job::Read { .. }) {
                // What is asked about will be found anew.
                self.cancel_advice();
            }
            self.reading.put(job);
        }
    }

    /// Stops the reading job that runs now, or else the asking for a second opinion; never a save.
    pub fn cancel(&self) {
        if !self.reading.cancel() {
            self.cancel_advice();
        }
    }

    /// Stops the reading job of this title, if it runs now, and forgets those that wait.
    pub fn cancel_titled(&self, title: &str) {
        let mut state = self.reading.lock();
        state.waiting.retain(|job| job.title() != title);
        if let Some(running) = state.running.as_ref().filter(|r| r.title == title) {
            running.cancel.store(true, Ordering::Relaxed);
        }
    }

    /// Stops asking for a second opinion, if that is going on or about to.
    pub fn cancel_advice(&self) {
        self.advising.lock().waiting.clear();
        self.advising.cancel();
    }

    /// What happened since the last call.
    pub fn poll(&self) -> Vec<Event> {
        self.outbox.take()
    }

    /// Title of the reading job that runs or is next, if there is one.
    pub fn reading(&self) -> Option<&'static str> {
        self.reading.title()
    }

    /// Title of the asking for a second opinion that runs or is next, if there is one.
    pub fn advising(&self) -> Option<&'static str> {
        self.advising.title()
    }

    /// Title of the save or export that runs or is next, if there is one.
    pub fn writing(&self) -> Option<&'static str> {
        self.writing.title()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.cancel();
        self.cancel_advice();
        self.advising.close(false);
        self.reading.close(false);
        self.writing.close(true);
        if let Some(writer) = self.writer.take() {
            // It cannot have panicked: every job is run behind `catch_unwind`.
            let _ = writer.join();
        }
    }
}

fn spawn(
    name: &str,
    queue: &Arc<Queue>,
    outbox: &Arc<Outbox>,
    run: impl Fn(Job, &Outbox, &AtomicBool) -> Event + Send + 'static,
) -> io::Result<JoinHandle<()>> {
    let (queue, outbox) = (Arc::clone(queue), Arc::clone(outbox));
    thread::Builder::new().name(name.to_owned()).spawn(move || {
        while let Some((job, cancel)) = queue.next() {
            let title = job.title();
            let save = match &job {
                Job::Save { path, revision, .. } => Some((path.clone(), *revision)),
                _ => None,
            };
            let run = AssertUnwindSafe(|| run(job, &outbox, &cancel));
            let event = catch_unwind(run).unwrap_or_else(|panic| match save {
                Some((path, revision)) => Event::SaveFailed {
                    failure: Failure::fault(Some(&path), &*panic),
                    path,
                    revision,
                },
                None => Event::Failed {
                    title,
                    failure: Failure::fault(None, &*panic),
                },
            });
            // First, so that whoever the event wakes finds the thread free.
            queue.lock().running = None;
            outbox.put(event);
        }
    })
}

/// Jobs that wait, and the one that runs.
#[derive(Default)]
struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Job>,
    running: Option<Running>,
    closed: bool,
}

struct Running {
    title: &'static str,
    cancel: Arc<AtomicBool>,
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stops the job that runs now; tells whether one does.
    fn cancel(&self) -> bool {
        let state = self.lock();
        if let Some(running) = &state.running {
            running.cancel.store(true, Ordering::Relaxed);
        }
        state.running.is_some()
    }

    /// A job that makes a waiting one needless takes its place in the queue.
    fn put(&self, job: Job) {
        let mut state = self.lock();
        match state.waiting.iter_mut().find(|w| w.is_replaced_by(&job)) {
            Some(waiting) => *waiting = job,
            None => state.waiting.push_back(job),
        }
        self.changed.notify_one();
    }

    /// Waits for a job and marks it as running; none when the queue is closed.
    fn next(&self) -> Option<(Job, Arc<AtomicBool>)> {
        let mut state = self.lock();
        loop {
            if let Some(job) = state.waiting.pop_front() {
                let cancel = Arc::new(AtomicBool::new(false));
                state.running = Some(Running {
                    title: job.title(),
                    cancel: Arc::clone(&cancel),
                });
                return Some((job, cancel));
            }
            if state.closed {
                return None;
            }
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn close(&self, finish_waiting: bool) {
        let mut state = self.lock();
        state.closed = true;
        if !finish_waiting {
            state.waiting.clear();
        }
        self.changed.notify_all();
    }

    fn title(&self) -> Option<&'static str> {
        let state = self.lock();
        let running = state.running.as_ref().map(|running| running.title);
        running.or_else(|| state.waiting.front().map(Job::title))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::mpsc;

    use super::*;
    use crate::project::{self, Project};
    use crate::sides::Profile;

    fn empty() -> Arc<Project> {
        Arc::new(Project::new(Arc::new(Profile::built_in())))
    }

    fn save(path: &Path, revision: u64) -> Job {
        Job::Save {
            path: path.to_owned(),
            project: empty(),
            revision,
        }
    }

    /// Fetches events until one is `wanted`; gives all.
    fn until(
        worker: &Worker,
        woken: &mpsc::Receiver<()>,
        wanted: impl Fn(&Event) -> bool,
    ) -> Vec<Event> {
        let mut all = Vec::new();
        loop {
            all.extend(worker.poll());
            if all.iter().any(&wanted) {
                return all;
            }
            woken.recv().expect("the worker lives and wakes");
        }
    }

    fn start() -> (Worker, mpsc::Receiver<()>) {
        let (wake, woken) = mpsc::channel();
        let worker = Worker::start(move || {
            let _ = wake.send(());
        });
        (worker.unwrap(), woken)
    }

    #[test]
    fn waiting_jobs_give_way_to_newer_ones() {
        let queue = Queue::default();
        let (one, two) = (Path::new("one"), Path::new("two"));
        for job in [save(one, 1), save(two, 2), save(one, 3)] {
            queue.put(job);
        }
        let mut order = Vec::new();
        queue.close(true);
        while let Some((job, _)) = queue.next() {
            if let Job::Save { path, revision, .. } = job {
                order.push((path, revision));
            }
        }
        assert_eq!(order, [(one.to_owned(), 3), (two.to_owned(), 2)]);
    }

    #[test]
    fn saves_and_opens_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new folder/p.counterclaim");
        let (worker, woken) = start();
        worker.send(save(&path, 7));
        let events = until(&worker, &woken, |e| matches!(e, Event::Saved { .. }));
        assert!(matches!(&events[..], [Event::Saved { revision: 7, .. }]));
        worker.send(Job::OpenProject { path });
        let events = until(&worker, &woken, |e| {
            matches!(e, Event::ProjectOpened { .. })
        });
        let Some(Event::ProjectOpened { document, .. }) = events.last() else {
            panic!("{events:?}");
        };
        assert_eq!(document.project, *empty());
        assert!(document.warnings.is_empty());
    }

    #[test]
    fn a_save_that_fails_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let (worker, woken) = start();
        worker.send(save(folder.path(), 3));
        let events = until(&worker, &woken, |e| matches!(e, Event::SaveFailed { .. }));
        let [
            Event::SaveFailed {
                failure,
                revision: 3,
                ..
            },
        ] = &events[..]
        else {
            panic!("{events:?}");
        };
        assert!(failure.why.contains("folder"), "{failure:?}");
    }

    #[test]
    fn dropping_waits_for_saves() {
        let folder = tempfile::tempdir().unwrap();
        let (worker, _woken) = start();
        let paths = ["a", "b", "c"].map(|name| folder.path().join(name));
        for path in &paths {
            worker.send(save(path, 1));
        }
        drop(worker);
        for path in &paths {
            let json = std::fs::read_to_string(path).unwrap();
            assert!(project::from_json(&json).is_ok());
        }
    }

    #[test]
    fn a_reading_that_is_cancelled_says_so_and_gives_nothing() {
        let (outbox, cancel) = (Outbox::new(|| ()), AtomicBool::new(true));
        let path = std::env::current_dir().unwrap();
        for job in [
            Job::Open { paths: vec![path] },
            Job::Read {
                revision: 1,
                project: empty(),
            },
        ] {
            let event = reader::run(job, &Mutex::default(), &outbox, &cancel);
            assert!(matches!(event, Event::Cancelled { .. }), "{event:?}");
        }
    }

    #[test]
    fn opening_tells_failures_and_duplicates_and_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.txt"), "Kabul denied it on Monday.").unwrap();
        std::fs::write(at("b.txt"), "Kabul denied it on Monday.").unwrap();
        std::fs::write(at("c.txt"), "").unwrap();
        std::fs::write(at("d.txt"), "Islamabad denied it on Tuesday.").unwrap();
        let (worker, woken) = start();
        worker.send(Job::Open {
            paths: vec![folder.path().to_owned(), at("gone.txt")],
        });
        let events = until(&worker, &woken, |e| matches!(e, Event::Opened { .. }));
        let Some(Event::Opened {
            articles,
            failures,
            duplicates,
        }) = events.last()
        else {
            panic!("{events:?}");
        };
        let texts: Vec<_> = articles.iter().map(|a| a.text.trim_end()).collect();
        assert_eq!(
            texts,
            [
                "Kabul denied it on Monday.",
                "Islamabad denied it on Tuesday."
            ]
        );
        let failed: Vec<_> = failures.iter().map(|f| f.path.clone()).collect();
        assert_eq!(failed, [Some(at("c.txt")), Some(at("gone.txt"))]);
        assert!(failures.iter().all(|f| !f.why.is_empty()));
        assert_eq!(duplicates.len(), 1);
        assert_eq!(duplicates[0].kept, Some(at("a.txt")));
        assert_eq!(duplicates[0].left_out, Some(at("b.txt")));
    }

    #[test]
    fn reading_comes_back_with_its_revision() {
        let (worker, woken) = start();
        worker.send(Job::Paste {
            text: "“We did not fire,” Pakistan's foreign ministry said on Monday.".to_owned(),
        });
        let events = until(&worker, &woken, |e| matches!(e, Event::Opened { .. }));
        let Some(Event::Opened { articles, .. }) = events.last() else {
            panic!("{events:?}");
        };
        let mut project = (*empty()).clone();
        let article = Arc::clone(&articles[0]);
        project
            .apply(project::Edit::InsertArticle { at: 0, article })
            .unwrap();
        worker.send(Job::Read {
            revision: 9,
            project: Arc::new(project),
        });
        let events = until(&worker, &woken, |e| matches!(e, Event::Read { .. }));
        let Some(Event::Read {
            revision: 9,
            reading,
        }) = events.last()
        else {
            panic!("{events:?}");
        };
        assert_eq!(reading.statements.len(), 1);
    }

    #[test]
    fn a_panic_becomes_an_event_and_the_thread_lives_on() {
        let queue = Arc::new(Queue::default());
        let (wake, woken) = mpsc::channel();
        let outbox = Arc::new(Outbox::new(move || {
            let _ = wake.send(());
        }));
        let thread = spawn("test", &queue, &outbox, |job, _, _| match job {
            Job::Paste { .. } => panic!("on purpose"),
            job => Event::Cancelled { title: job.title() },
        })
        .unwrap();
        queue.put(Job::Paste {
            text: String::new(),
        });
        queue.put(save(Path::new("x"), 1));
        woken.recv().unwrap();
        woken.recv().unwrap();
        let events = outbox.take();
        let [Event::Failed { failure, .. }, Event::Cancelled { .. }] = &events[..] else {
            panic!("{events:?}");
        };
        assert!(failure.why.contains("on purpose"));
        queue.close(false);
        thread.join().unwrap();
    }
}
