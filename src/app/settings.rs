//! What the program remembers of the person, apart from projects: theme, size, files opened before.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::disk;
use crate::ui::ThemeChoice;

const FILE: &str = "settings.json";
const MOST_RECENT: usize = 12;

/// The settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `system`, `light` or `dark`.
    theme: String,
    /// Width and height of the window, in points.
    pub size: [f32; 2],
    /// How much larger than usual everything is.
    pub zoom: f32,
    /// Files opened before, last one first.
    pub recent: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: "system".to_owned(),
            size: [1360.0, 860.0],
            zoom: 1.0,
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// Reads the settings in a folder; the usual ones, and a sentence about it, when they are broken.
    pub fn load(folder: Option<&Path>) -> (Self, Option<String>) {
        let Some(path) = folder.map(|folder| folder.join(FILE)) else {
            return (Self::default(), None);
        };
        let Ok(json) = std::fs::read_to_string(&path) else {
            return (Self::default(), None);
        };
        match serde_json::from_str::<Self>(&json) {
            Ok(settings) => (settings.sound(), None),
            Err(error) => (
                Self::default(),
                Some(format!(
                    "The settings in {} could not be used ({error}). The usual ones are used.",
                    path.display()
                )),
            ),
        }
    }

    /// Writes the settings. What cannot be written is not worth a message.
    pub fn save(&self, folder: Option<&Path>) {
        let Some(folder) = folder else { return };
        let Ok(json) = serde_json::to_vec_pretty(self) else {
            return;
        };
        if std::fs::create_dir_all(folder).is_ok() {
            let _ = disk::write_atomic(&folder.join(FILE), &json);
        }
    }

    /// The theme chosen.
    pub fn theme(&self) -> ThemeChoice {
        match self.theme.as_str() {
            "light" => ThemeChoice::Light,
            "dark" => ThemeChoice::Dark,
            _ => ThemeChoice::System,
        }
    }

    /// Chooses a theme.
    pub fn set_theme(&mut self, theme: ThemeChoice) {
        let name = match theme {
            ThemeChoice::System => "system",
            ThemeChoice::Light => "light",
            ThemeChoice::Dark => "dark",
        };
        name.clone_into(&mut self.theme);
    }

    /// Puts a file at the head of the files opened before.
    pub fn opened(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|old| *old != path);
        self.recent.insert(0, path);
        self.recent.truncate(MOST_RECENT);
    }

    /// Numbers that a window can be opened with.
    fn sound(mut self) -> Self {
        let fit = |value: f32, low: f32, high: f32, usual: f32| {
            if value.is_finite() {
                value.clamp(low, high)
            } else {
                usual
            }
        };
        self.size = [
            fit(self.size[0], 720.0, 7680.0, 1360.0),
            fit(self.size[1], 460.0, 4320.0, 860.0),
        ];
        self.zoom = fit(self.zoom, 0.5, 3.0, 1.0);
        self.recent.truncate(MOST_RECENT);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.set_theme(ThemeChoice::Dark);
        settings.opened(Path::new("/one"));
        settings.opened(Path::new("/two"));
        settings.opened(Path::new("/one"));
        settings.save(Some(folder.path()));
        let (again, said) = Settings::load(Some(folder.path()));
        assert_eq!(again, settings);
        assert_eq!(said, None);
        assert_eq!(again.recent.len(), 2);
        assert!(again.recent[0].ends_with("one"));
    }

    #[test]
    fn a_broken_file_is_told_and_does_no_harm() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "{ \"zoom\": [").unwrap();
        let (settings, said) = Settings::load(Some(folder.path()));
        assert_eq!(settings, Settings::default());
        assert!(said.unwrap().contains("settings.json"));
        std::fs::write(
            folder.path().join(FILE),
            "{ \"zoom\": 900, \"size\": [1, 1e30] }",
        )
        .unwrap();
        let (settings, _) = Settings::load(Some(folder.path()));
        assert!(settings.zoom <= 3.0 && settings.size[0] >= 720.0);
    }
}
