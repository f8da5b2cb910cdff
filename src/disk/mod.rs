//! The file system: reading sources, walking folders, writing so that nothing is lost.
