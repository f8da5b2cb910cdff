//! Slow work in the background: one named thread, jobs in, events out.
