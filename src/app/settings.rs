//! What the program remembers of the person, apart from projects: the look, keys, size, files opened before.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::disk;
use crate::ui::Preferences;
use crate::views::Judging;

const FILE: &str = "settings.json";
/// Where a file that is no JSON is kept, because the next save would end it.
const BROKEN: &str = "settings.broken.json";
const MOST_RECENT: usize = 12;

/// The settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Theme, density, zoom, size of claims.
    #[serde(flatten)]
    pub preferences: Preferences,
    /// Keys by command, where they are other than those of the table: names of keys.
    pub keys: BTreeMap<String, Value>,
    /// Width and height of the window, in points of the system.
    pub size: [f32; 2],
    /// Where its upper left corner was, in points of the system; none where the system does not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<[f32; 2]>,
    /// Whether the window filled the screen.
    pub maximized: bool,
    /// Widths and heights of panels that were dragged, in points.
    pub panels: BTreeMap<String, f32>,
    /// Files opened before, last one first.
    pub recent: Vec<PathBuf>,
    /// Whether the program's reasons are shown only after the answer.
    blind: bool,
    /// Whether scores are shown before the answer.
    show_score: bool,
    /// Control pairs among those to judge, in percent.
    control_percent: u8,
    /// Folder of the model that is asked for second opinions; none asks none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model_folder: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            preferences: Preferences::default(),
            keys: BTreeMap::new(),
            size: [1360.0, 860.0],
            place: None,
            maximized: false,
            panels: BTreeMap::new(),
            recent: Vec::new(),
            blind: false,
            show_score: false,
            control_percent: 5,
            model_folder: None,
        }
    }
}

impl Settings {
    /// Reads the settings in a folder, and gives a sentence about everything in them that cannot be
    /// used. One broken value does not spoil the others.
    pub fn load(folder: Option<&Path>) -> (Self, Vec<String>) {
        let Some(folder) = folder else {
            return (Self::default(), Vec::new());
        };
        let path = folder.join(FILE);
        let Ok(json) = std::fs::read(&path) else {
            return (Self::default(), Vec::new());
        };
        let values = match serde_json::from_slice::<Map<String, Value>>(&json) {
            Ok(values) => values,
            Err(error) => {
                let kept = disk::write_atomic(&folder.join(BROKEN), &json).is_ok();
                let kept = if kept {
                    format!(" The file is kept as {BROKEN}.")
                } else {
                    String::new()
                };
                let said = format!(
                    "The settings in {} could not be read ({error}). The usual ones are used.{kept}",
                    path.display()
                );
                return (Self::default(), vec![said]);
            }
        };
        Self::of_values(values, &path)
    }

    /// Takes every value that can be used, one by one.
    fn of_values(values: Map<String, Value>, path: &Path) -> (Self, Vec<String>) {
        let mut settings = Self::default();
        let mut taken = Map::new();
        let mut said = Vec::new();
        for (name, value) in values {
            taken.insert(name.clone(), value);
            match serde_json::from_value(Value::Object(taken.clone())) {
                Ok(with) => settings = with,
                Err(error) => {
                    taken.remove(&name);
                    said.push(format!(
                        "“{name}” in {} cannot be used ({error}). The usual value is used instead.",
                        path.display()
                    ));
                }
            }
        }
        (settings.sound(), said)
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

    /// How pairs are judged.
    pub fn judging(&self) -> Judging {
        Judging {
            blind: self.blind,
            shows_score: self.show_score,
            controls: self.control_percent.min(Judging::MOST_CONTROLS),
        }
    }

    /// Judges pairs in another way.
    pub fn judge_so(&mut self, judging: Judging) {
        self.blind = judging.blind;
        self.show_score = judging.shows_score;
        self.control_percent = judging.controls;
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
        self.place = self.place.filter(|place| {
            let is_sound = |part: &f32| (-30_000.0..30_000.0).contains(part);
            place.iter().all(is_sound)
        });
        self.preferences = self.preferences.sound();
        self.recent.truncate(MOST_RECENT);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{Density, ThemeChoice};

    fn written(json: &str) -> (Settings, Vec<String>, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), json).unwrap();
        let (settings, said) = Settings::load(Some(folder.path()));
        (settings, said, folder)
    }

    #[test]
    fn settings_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.preferences.theme = ThemeChoice::Dark;
        settings.preferences.density = Density::Compact;
        settings.preferences.claim_size = 16.5;
        settings.place = Some([1984.0, -12.0]);
        settings.opened(Path::new("/one"));
        settings.opened(Path::new("/two"));
        settings.opened(Path::new("/one"));
        settings.judge_so(Judging {
            blind: true,
            shows_score: true,
            controls: 12,
        });
        settings.save(Some(folder.path()));
        let (again, said) = Settings::load(Some(folder.path()));
        assert_eq!(again, settings);
        assert_eq!(said, Vec::<String>::new());
        assert_eq!(again.recent.len(), 2);
        assert!(again.recent[0].ends_with("one"));
    }

    #[test]
    fn a_broken_file_is_told_kept_aside_and_does_no_harm() {
        let (settings, said, folder) = written("{ \"zoom\": [");
        assert_eq!(settings, Settings::default());
        assert!(said[0].contains("settings.json"), "{said:?}");
        let kept = std::fs::read_to_string(folder.path().join(BROKEN)).unwrap();
        assert_eq!(kept, "{ \"zoom\": [");
        let (settings, said, _) = written("{ \"zoom\": 900, \"size\": [1, 1e30] }");
        let (elsewhere, _, _) = written("{ \"place\": [1e30, 4] }");
        assert_eq!(elsewhere.place, None);
        assert!(settings.preferences.zoom <= 3.0 && settings.size[0] >= 720.0);
        assert!(said.is_empty());
    }

    #[test]
    fn one_broken_value_is_told_and_spoils_no_other() {
        let (settings, said, _) = written(
            "{ \"theme\": \"purple\", \"density\": \"compact\", \"zoom\": \"big\", \"claim_size\": 15 }",
        );
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(
            said.iter()
                .any(|s| s.contains("“theme”") && s.contains("purple"))
        );
        assert!(said.iter().any(|s| s.contains("“zoom”")));
        assert_eq!(settings.preferences.theme, ThemeChoice::System);
        assert_eq!(settings.preferences.density, Density::Compact);
        assert!((settings.preferences.claim_size - 15.0).abs() < 0.01);
    }

    #[test]
    fn what_a_newer_program_wrote_is_let_be() {
        let (settings, said, _) = written("{ \"from_the_future\": 1, \"zoom\": 1.5 }");
        assert!(said.is_empty(), "{said:?}");
        assert!((settings.preferences.zoom - 1.5).abs() < 0.01);
    }
}
