//! One window for one project: a second start of the program hands its files to the window that is
//! open, and a project that another window has open is not opened twice.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use eframe::egui;

use super::{App, notice};
use crate::disk::door::Left;
use crate::disk::{Door, Doors, Request};
use crate::project::format::EXTENSION;

/// How often the doors are looked at.
const LOOKS: Duration = Duration::from_millis(250);

/// How long a second start waits for the window that is open.
const PATIENCE: Duration = Duration::from_secs(3);

/// The doors that this window holds.
pub struct Doorkeeper {
    doors: Option<Doors>,
    main: Option<Door>,
    /// The door of the project in this window.
    project: Option<(PathBuf, Door)>,
    /// The door of a project on its way in, or of a file being written for the first time.
    coming: Option<(PathBuf, Door)>,
    watch: Arc<Watch>,
}

/// What the watching thread shares with the window.
#[derive(Default)]
struct Watch {
    folders: Mutex<Vec<PathBuf>>,
    knocked: AtomicBool,
}

/// Whether a project can be opened here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Free {
    /// It can.
    Yes,
    /// Another window has it open, and came to the front if it could.
    Elsewhere,
}

impl Doorkeeper {
    /// Holds the main door if no other window does, and lets `wake` be called when somebody knocks.
    pub fn new(doors: Option<Doors>, wake: impl Fn() + Send + 'static) -> Self {
        let main = doors.as_ref().and_then(|doors| doors.hold_main().ok()?);
        let out = Self {
            doors,
            main,
            project: None,
            coming: None,
            watch: Arc::default(),
        };
        if out.doors.is_some() {
            let watch = Arc::downgrade(&out.watch);
            // Without this thread nobody can hand files over; each start then opens its own window.
            let _ = thread::Builder::new()
                .name("counterclaim-doors".to_owned())
                .spawn(move || look(&watch, wake));
        }
        out.watch_again();
        out
    }

    fn watch_again(&self) {
        let held = [
            self.main.as_ref(),
            self.project.as_ref().map(|(_, door)| door),
        ];
        let folders = held.into_iter().flatten();
        let mut watched = self
            .watch
            .folders
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *watched = folders.map(|door| door.folder().to_owned()).collect();
    }

    /// What other starts of the program asked since the last call.
    pub fn requests(&self) -> Vec<Request> {
        if !self.watch.knocked.swap(false, Ordering::AcqRel) {
            return Vec::new();
        }
        let project = self.project.as_ref().map(|(_, door)| door);
        self.main
            .iter()
            .chain(project)
            .flat_map(Door::requests)
            .collect()
    }

    /// Takes the door of a project that is about to be opened or written.
    pub fn enter(&mut self, path: &Path) -> Free {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if self.project.as_ref().is_some_and(|(own, _)| *own == path) {
            return Free::Yes;
        }
        let Some(doors) = &self.doors else {
            return Free::Yes;
        };
        match doors.hold_project(&path) {
            Ok(Some(door)) => self.coming = Some((path, door)),
            Ok(None) => {
                // Two paths may lead to the file that this window has open.
                let own = self.project.as_ref().is_some_and(|(own, _)| {
                    own.canonicalize()
                        .ok()
                        .is_some_and(|own| path.canonicalize().ok() == Some(own))
                });
                if !own {
                    // The other window comes to the front by itself, sooner or later.
                    doors.leave_at_project(&path, &Request::default(), std::process::id());
                    return Free::Elsewhere;
                }
            }
            // A folder that cannot be written to keeps nobody from their work.
            Err(_) => {}
        }
        Free::Yes
    }

    /// The project at `path` is in this window now.
    pub fn entered(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        match self.coming.take_if(|(coming, _)| *coming == path) {
            Some(door) => self.project = Some(door),
            None if self.project.as_ref().is_some_and(|(own, _)| *own == path) => {}
            None => self.project = None,
        }
        self.watch_again();
    }

    /// The project in this window has no file.
    pub fn left(&mut self) {
        self.project = None;
        self.watch_again();
    }
}

/// Looks at the doors until their window is gone.
fn look(watch: &Weak<Watch>, wake: impl Fn()) {
    loop {
        thread::sleep(LOOKS);
        let Some(watch) = watch.upgrade() else { return };
        let folders = watch
            .folders
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if folders.iter().any(|folder| Door::is_knocked_at(folder)) {
            watch.knocked.store(true, Ordering::Release);
            wake();
        }
    }
}

/// Hands the files to a window that is open. Gives whether one took them.
///
/// A project goes to the window that has it open and to no other; articles, or nothing at all, go to
/// the first window.
pub fn hand_over(doors: &Doors, files: &[PathBuf]) -> bool {
    let absolute = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
    let caller = std::process::id();
    let left = if let Some(project) = files.iter().find(|path| is_project(path)) {
        doors.leave_at_project(project, &Request::default(), caller)
    } else {
        let request = Request {
            files: files.iter().map(absolute).collect(),
        };
        doors.leave_at_main(&request, caller)
    };
    left.is_some_and(is_taken_in_time)
}

/// Waits for the window behind the door, but not for ever: it may hang.
fn is_taken_in_time(left: Left) -> bool {
    let since = Instant::now();
    while !left.is_taken() {
        if since.elapsed() >= PATIENCE {
            return left.take_back();
        }
        thread::sleep(LOOKS / 10);
    }
    true
}

/// Whether a path is a project by its ending.
pub fn is_project(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION))
}

impl App {
    /// Does what other starts of the program ask.
    pub(super) fn answer_doors(&mut self, ctx: &egui::Context) {
        for request in self.doors.requests() {
            ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
            ctx.send_viewport_cmd(egui::ViewportCommand::RequestUserAttention(
                egui::UserAttentionType::Informational,
            ));
            if !request.files.is_empty() {
                self.open(request.files);
            }
        }
    }

    /// Whether a project can be opened in this window; says so when it cannot.
    pub(super) fn may_enter(&mut self, path: &Path) -> bool {
        match self.doors.enter(path) {
            Free::Yes => true,
            Free::Elsewhere => {
                self.say(notice::told(format!(
                    "“{}” is open in another window. Go on there, or close that window first.",
                    notice::name(path)
                )));
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_in_one_window_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let doors = Doors::at(folder.path().join("open"));
        let file = folder.path().join("talks.counterclaim");
        let mut one = Doorkeeper::new(Some(doors.clone()), || {});
        let mut other = Doorkeeper::new(Some(doors), || {});
        assert_eq!(one.enter(&file), Free::Yes);
        one.entered(&file);
        assert_eq!(one.enter(&file), Free::Yes, "it is this window's own");
        assert_eq!(other.enter(&file), Free::Elsewhere);
        one.left();
        assert_eq!(other.enter(&file), Free::Yes);
    }

    #[test]
    fn a_project_that_did_not_open_leaves_its_door() {
        let folder = tempfile::tempdir().unwrap();
        let doors = Doors::at(folder.path().join("open"));
        let [good, bad] = ["good", "bad"].map(|name| folder.path().join(name));
        let mut one = Doorkeeper::new(Some(doors.clone()), || {});
        let mut other = Doorkeeper::new(Some(doors), || {});
        assert_eq!(one.enter(&good), Free::Yes);
        one.entered(&good);
        assert_eq!(one.enter(&bad), Free::Yes);
        assert_eq!(one.enter(&good), Free::Yes);
        one.entered(&good);
        assert_eq!(other.enter(&good), Free::Elsewhere, "it stays held");
    }

    #[test]
    fn without_a_folder_every_window_stands_alone() {
        let mut alone = Doorkeeper::new(None, || {});
        assert_eq!(alone.enter(Path::new("/x.counterclaim")), Free::Yes);
        assert!(alone.requests().is_empty());
    }
}
