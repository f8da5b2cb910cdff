//! The record another person can check: HTML, Markdown, CSV and JSON of a project.

pub mod guard;
