//! The native file dialogs: one at a time, in a thread of its own, so that no frame waits for it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::ui::PathFor;

/// A question for a native dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What the answer is for.
    pub purpose: PathFor,
    /// Name proposed for a file to be written.
    pub file_name: String,
    /// Folder to begin in.
    pub folder: Option<PathBuf>,
}

/// What came of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// The person chose these.
    Paths(Vec<PathBuf>),
    /// The person closed it.
    Cancelled,
    /// The system has no dialog to show.
    CouldNotOpen,
}

/// Shows a dialog and waits for the answer; called in a thread of its own.
pub trait Picker: Send + Sync {
    /// Asks the person.
    fn pick(&self, ask: &Ask) -> Picked;
}

/// The system's own dialogs.
#[derive(Debug)]
pub struct NativePicker;

/// A dialog that ends sooner than a person can, without an answer, never was on the screen.
const TOO_SOON: Duration = Duration::from_millis(300);

impl Picker for NativePicker {
    fn pick(&self, ask: &Ask) -> Picked {
        let began = Instant::now();
        let mut dialog = rfd::FileDialog::new().set_title(title(ask.purpose));
        if let Some(folder) = &ask.folder {
            dialog = dialog.set_directory(folder);
        }
        if !ask.file_name.is_empty() {
            dialog = dialog.set_file_name(&ask.file_name);
        }
        for (name, endings) in filters(ask.purpose) {
            dialog = dialog.add_filter(*name, endings);
        }
        let chosen = match ask.purpose {
            PathFor::Open => dialog.pick_files(),
            PathFor::OpenFolder | PathFor::Model => dialog.pick_folder().map(|path| vec![path]),
            PathFor::Profile | PathFor::ProfileToEdit | PathFor::ImportCodebook => {
                dialog.pick_file().map(|path| vec![path])
            }
            PathFor::SaveProject
            | PathFor::Export
            | PathFor::Picture
            | PathFor::SaveProfile
            | PathFor::ExportCodebook => dialog.save_file().map(|path| vec![path]),
        };
        match chosen {
            Some(paths) if !paths.is_empty() => Picked::Paths(paths),
            _ if began.elapsed() < TOO_SOON && !has_zenity() => Picked::CouldNotOpen,
            _ => Picked::Cancelled,
        }
    }
}

fn title(purpose: PathFor) -> &'static str {
    match purpose {
        PathFor::Open => "Open articles",
        PathFor::OpenFolder => "Open a folder of articles",
        PathFor::SaveProject => "Save project",
        PathFor::Export => "Export the record",
        PathFor::Picture => "Save the picture",
        PathFor::Profile => "Use a side profile",
        PathFor::ProfileToEdit => "Load a side profile",
        PathFor::SaveProfile => "Save the side profile",
        PathFor::Model => "Folder of a model for second opinions",
        PathFor::ImportCodebook => "Import a codebook",
        PathFor::ExportCodebook => "Export the codebook",
    }
}

fn filters(purpose: PathFor) -> &'static [(&'static str, &'static [&'static str])] {
    match purpose {
        PathFor::Open => &[
            (
                "Articles and projects",
                &[
                    "txt",
                    "md",
                    "markdown",
                    "html",
                    "htm",
                    "json",
                    "jsonl",
                    "counterclaim",
                ],
            ),
            ("All files", &["*"]),
        ],
        PathFor::OpenFolder | PathFor::Model => &[],
        PathFor::SaveProject => &[("Project", &["counterclaim"])],
        PathFor::Export => &[
            ("Web page", &["html"]),
            ("Markdown", &["md"]),
            ("Table", &["csv"]),
            ("JSON", &["json"]),
        ],
        PathFor::Picture => &[("Scalable picture", &["svg"]), ("Picture", &["png"])],
        PathFor::Profile | PathFor::ProfileToEdit | PathFor::SaveProfile => {
            &[("Side profile", &["json"])]
        }
        PathFor::ImportCodebook | PathFor::ExportCodebook => {
            &[("JSON", &["json"]), ("Table", &["csv"])]
        }
    }
}

/// Whether the program that stands in for a missing portal is there; other systems need none.
fn has_zenity() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file())
    })
}

/// The dialog that is open, if one is.
pub struct Dialogs {
    picker: Arc<dyn Picker>,
    open: Option<(PathFor, Receiver<Picked>)>,
}

impl Dialogs {
    /// Dialogs shown by `picker`.
    pub fn new(picker: Arc<dyn Picker>) -> Self {
        Self { picker, open: None }
    }

    /// Opens a dialog; gives no when one is open already. `wake` is called when the answer is there.
    pub fn ask(&mut self, ask: Ask, wake: impl FnOnce() + Send + 'static) -> bool {
        if self.open.is_some() {
            return false;
        }
        let (answer, receiver) = channel();
        let picker = Arc::clone(&self.picker);
        let purpose = ask.purpose;
        let started = thread::Builder::new()
            .name("counterclaim-dialog".to_owned())
            .spawn(move || {
                // Nobody listens when the window has closed meanwhile.
                let _ = answer.send(picker.pick(&ask));
                wake();
            });
        if started.is_ok() {
            self.open = Some((purpose, receiver));
        }
        started.is_ok()
    }

    /// Whether a dialog is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The answer, once it is there.
    pub fn poll(&mut self) -> Option<(PathFor, Picked)> {
        let (purpose, receiver) = self.open.as_ref()?;
        let picked = match receiver.try_recv() {
            Ok(picked) => picked,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Picked::CouldNotOpen,
        };
        let purpose = *purpose;
        self.open = None;
        Some((purpose, picked))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Slow(std::sync::Mutex<Receiver<()>>);

    impl Picker for Slow {
        fn pick(&self, ask: &Ask) -> Picked {
            let _ = self.0.lock().unwrap().recv();
            Picked::Paths(vec![PathBuf::from(&ask.file_name)])
        }
    }

    #[test]
    fn one_dialog_at_a_time_and_none_is_waited_for() {
        let (go, wait) = channel();
        let mut dialogs = Dialogs::new(Arc::new(Slow(std::sync::Mutex::new(wait))));
        let ask = || Ask {
            purpose: PathFor::Open,
            file_name: "a.txt".to_owned(),
            folder: None,
        };
        let (woken, wake) = channel();
        assert!(dialogs.ask(ask(), move || {
            let _ = woken.send(());
        }));
        assert!(!dialogs.ask(ask(), || ()), "a second one has to wait");
        assert_eq!(dialogs.poll(), None);
        go.send(()).unwrap();
        wake.recv().unwrap();
        let picked = Picked::Paths(vec![PathBuf::from("a.txt")]);
        assert_eq!(dialogs.poll(), Some((PathFor::Open, picked)));
        assert!(!dialogs.is_open());
    }
}
