//! Projects without a file of their own, and the guard at the door when something could not be saved.

use std::path::Path;
use std::time::SystemTime;

use eframe::egui;
use jiff::Timestamp;

use super::{App, notice};
use crate::disk::recovery::LeftBehind;
use crate::ui::{Dialog, Unsaved};

impl App {
    /// Takes in which projects without a file no window has open.
    pub(super) fn tell_unsaved(&mut self) {
        self.unsaved = self.keeper.left_behind().iter().map(unsaved).collect();
    }

    /// Throws away a project without a file.
    pub(super) fn forget_unsaved(&mut self, path: &Path) {
        if let Err(error) = self.keeper.forget_left_behind(path) {
            self.say(notice::disk("Could not throw away", &error));
        }
        self.tell_unsaved();
    }

    /// Keeps the window open and asks when closing it would lose something.
    pub(super) fn guard_closing(&mut self, ctx: &egui::Context) {
        let closing = ctx.input(|input| input.viewport().close_requested());
        if closing && !self.close_anyway && self.keeper.would_lose(self.desk.project()) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.panels.open(Dialog::Closing);
        } else if closing && !self.close_anyway && self.panels.asks_about_draft() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        }
    }

    /// Closes the window although something is lost.
    pub(super) fn close_anyway(&mut self) {
        self.close_anyway = true;
        self.ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }
}

fn unsaved(left: &LeftBehind) -> Unsaved {
    let saved = left.saved.and_then(in_words);
    let size = size(left.bytes);
    Unsaved {
        path: left.path.clone(),
        about: match saved {
            Some(saved) => format!("saved {saved}, {size}"),
            None => size,
        },
    }
}

/// "2026-11-22 18:32 UTC".
fn in_words(time: SystemTime) -> Option<String> {
    let time = Timestamp::try_from(time).ok()?;
    Some(time.strftime("%Y-%m-%d %H:%M UTC").to_string())
}

/// "640 bytes", "120 kB", "4.6 MB".
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_told_by_time_and_size() {
        let left = LeftBehind {
            path: "unsaved-1.counterclaim".into(),
            saved: Some(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(90_061)),
            bytes: 4_600_000,
        };
        assert_eq!(unsaved(&left).about, "saved 1970-01-02 01:01 UTC, 4.6 MB");
        assert_eq!(size(640), "640 bytes");
        assert_eq!(size(120_500), "120 kB");
    }
}
