//! Counterclaim reads saved news articles, finds who said what, puts the official claims of two
//! sides in two columns and suggests which of them contradict each other. A person decides.
//!
//! The way of an article through the rooms, always from left to right:
//!
//! `disk` reads bytes → [`load`] makes an [`model::Article`] → [`extract`] finds
//! [`model::Statement`]s → [`sides`] says whose they are → [`compare`] makes
//! [`model::Suggestion`]s → the person gives a [`model::Verdict`], kept in a [`project`] →
//! [`export`] writes the report. [`pipeline`] joins the steps; [`views`] says what a screen shows and [`pictures`]
//! draws it;
//! behind the feature `nli`, `opinion` asks a model that the person owns for a second opinion.
//! [`cli`] and, behind the feature `gui`, `app` and `ui` are the two ways in.
//!
//! `docs/ARCHITECTURE.md` tells who may know whom, and why.

pub mod cli;
pub mod compare;
pub mod disk;
pub mod exit_code;
pub mod export;
pub mod extract;
pub mod load;
pub mod model;
pub mod pictures;
pub mod pipeline;
pub mod project;
pub mod sides;
pub mod syntax;
pub mod text;
pub mod views;
pub mod work;

#[cfg(feature = "nli")]
pub mod opinion;

#[cfg(feature = "gui")]
pub mod app;
#[cfg(feature = "gui")]
pub mod ui;
