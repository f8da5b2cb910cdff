//! Long lists of a new reading are made on a thread of their own, so that no frame waits for them.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::App;
use crate::model::Reading;
use crate::views::Prepared;

/// A reading on its way to the desk.
pub(super) struct Preparing {
    revision: u64,
    reading: Arc<Reading>,
    lists: Receiver<Prepared>,
}

impl App {
    /// Has the lists of a reading made; it is shown when they are there. A newer reading takes the
    /// place of one that is still on its way.
    pub(super) fn prepare(&mut self, revision: u64, reading: Arc<Reading>) {
        let (send, lists) = channel();
        let (project, found) = (Arc::clone(self.desk.project()), Arc::clone(&reading));
        let wake = self.ctx.clone();
        let started = std::thread::Builder::new()
            .name("lists".to_owned())
            .spawn(move || {
                let prepared = Prepared::new(&project, &found);
                // Whoever changes the project need not copy it any more.
                drop((project, found));
                // No one may be waiting: the window is closed, or has a newer reading.
                let _ = send.send(prepared);
                wake.request_repaint();
            });
        self.preparing = Some(Preparing {
            revision,
            reading,
            lists,
        });
        if started.is_err() {
            // Without a thread the lists are made when they are drawn.
            self.show_prepared(None);
        }
    }

    /// Shows the reading whose lists are there.
    pub(super) fn take_prepared(&mut self) {
        let Some(preparing) = &self.preparing else {
            return;
        };
        match preparing.lists.try_recv() {
            Ok(prepared) => self.show_prepared(Some(prepared)),
            Err(TryRecvError::Disconnected) => self.show_prepared(None),
            Err(TryRecvError::Empty) => {}
        }
    }

    fn show_prepared(&mut self, prepared: Option<Prepared>) {
        let Some(preparing) = self.preparing.take() else {
            return;
        };
        if self
            .desk
            .take_reading(preparing.revision, preparing.reading)
        {
            if let Some(prepared) = prepared {
                self.desk.take_prepared(prepared);
            }
            self.unadvised = None;
            self.follow_words();
            self.desk.settle_pair();
            self.ask_model();
        }
    }
}
