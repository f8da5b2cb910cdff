//! Uses the window as a person would, by label and by key, without a screen.

mod commands;
mod judging;
mod reading;
mod speakers;
mod start;
mod window;
