//! Uses the window as a person would, by label and by key, without a screen.

mod columns;
mod commands;
mod desktop;
mod judging;
mod reading;
mod settings;
mod speakers;
mod start;
mod window;
