//! Uses the window as a person would, by label and by key, without a screen.

mod accessibility;
mod columns;
mod commands;
mod correcting;
mod desktop;
mod judging;
mod keys;
#[cfg(feature = "snapshots")]
mod painter;
mod pictures;
mod profile;
mod reading;
mod review;
mod settings;
#[cfg(feature = "snapshots")]
mod snapshots;
mod speakers;
mod start;
mod window;
