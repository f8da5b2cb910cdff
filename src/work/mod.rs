//! Slow work, away from the window: reading files, finding statements, saving.
//!
//! A [`Worker`] has two threads. One reads: it opens files, finds statements, opens projects. The
//! other writes: it saves and exports, so that a save never waits behind a long reading. A [`Job`]
//! carries all it needs; its answer comes back as an [`Event`] with the revision it was asked for,
//! so that a stale answer can be told and dropped.

pub mod adviser;
mod event;
pub mod job;
mod outbox;
mod reader;
pub mod worker;
mod writer;

pub use event::{Duplicate, Event, Failure};
pub use job::{Job, PREVIEW};
pub use worker::Worker;
