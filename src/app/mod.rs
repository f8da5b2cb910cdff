//! The window: joins worker, project, views and panels.
