//! Uses the window as a person would, by label and by key, without a screen.

mod accessibility;
mod blind;
mod columns;
mod commands;
mod correcting;
mod desktop;
mod find;
mod icons;
mod judging;
mod keys;
#[cfg(feature = "snapshots")]
mod painter;
mod pictures;
mod profile;
mod reading;
mod review;
mod screens;
mod second_opinion;
mod settings;
#[cfg(feature = "snapshots")]
mod snapshots;
mod speakers;
mod start;
mod tags;
#[cfg(feature = "nli")]
#[allow(dead_code, reason = "the tests of the models use more of it")]
#[path = "../opinion/tiny.rs"]
mod tiny;
mod told;
mod window;
