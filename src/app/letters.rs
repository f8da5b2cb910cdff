//! Letters that the program's own fonts lack: found among the system's, and known when there are none.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use eframe::egui::{FallbackRequest, FontInsert, FontProvider};
use skrifa::{FontRef, MetadataProvider};

/// Letters of Urdu, Pashto and Dari that many fonts with Arabic letters lack. A word whose letters are
/// of two fonts falls apart: they do not join, and stand in the wrong order.
const FAR_ARABIC: &str = "ہےۍښکی";

/// Asks for fonts in the name of the window, and remembers a letter that nobody has.
pub struct Letters {
    fonts: Arc<dyn FontProvider>,
    missing: Arc<Missing>,
}

/// A letter that no font has, until it is told.
#[derive(Debug, Default)]
pub struct Missing(AtomicU32);

impl Missing {
    /// The first letter without a font; it is told once.
    pub fn take(&self) -> Option<char> {
        let found = self.0.load(Ordering::Relaxed);
        if matches!(found, 0 | TOLD) {
            return None;
        }
        self.0.store(TOLD, Ordering::Relaxed);
        char::from_u32(found)
    }

    fn note(&self, letter: char) {
        let order = Ordering::Relaxed;
        // Only the first one counts; it stays when another thread was quicker.
        let _ = self.0.compare_exchange(0, u32::from(letter), order, order);
    }
}

/// No letter: it was told already.
const TOLD: u32 = u32::MAX;

impl Letters {
    /// Letters from these fonts.
    pub fn new(fonts: Arc<dyn FontProvider>, missing: Arc<Missing>) -> Self {
        Self { fonts, missing }
    }
}

impl FontProvider for Letters {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let letter = request.cluster.chars().next()?;
        if is_arabic(letter) {
            // One font for all of them, where the system has one.
            let whole = FAR_ARABIC.chars().find_map(|far| {
                let mut bytes = [0; 4];
                let asked = FallbackRequest {
                    cluster: far.encode_utf8(&mut bytes),
                    family: request.family,
                };
                let found = self.fonts.font_for(&asked)?;
                let all = FAR_ARABIC.chars().chain([letter]);
                has(&found, all).then_some(found)
            });
            if whole.is_some() {
                return whole;
            }
        }
        let found = self.fonts.font_for(request);
        if found.is_none() && letter.is_alphabetic() && !is_private(letter) {
            self.missing.note(letter);
        }
        found
    }
}

/// What is told of a letter that no font has.
pub fn told(letter: char) -> String {
    format!(
        "No font on this computer has the letter U+{:04X}{}: such letters are shown as boxes. Fonts \
         such as Noto bring them (on Debian and Ubuntu the package {}); they are seen at the next \
         start.",
        u32::from(letter),
        script(letter).map_or_else(String::new, |name| format!(" ({name})")),
        if is_east_asian(letter) {
            "fonts-noto-cjk"
        } else {
            "fonts-noto-core"
        },
    )
}

fn has(font: &FontInsert, mut letters: impl Iterator<Item = char>) -> bool {
    let bytes = font.data.font.as_ref().as_ref();
    FontRef::from_index(bytes, font.data.index).is_ok_and(|font| {
        let charmap = font.charmap();
        letters.all(|letter| charmap.map(letter).is_some())
    })
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}')
}

fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

fn is_east_asian(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

/// The script of a letter, for those that news about the world is likely to hold.
fn script(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{400}'..='\u{52f}' => "Cyrillic",
        '\u{530}'..='\u{58f}' => "Armenian",
        '\u{590}'..='\u{5ff}' => "Hebrew",
        _ if is_arabic(letter) => "Arabic script",
        '\u{900}'..='\u{97f}' => "Devanagari",
        '\u{980}'..='\u{9ff}' => "Bengali",
        '\u{a00}'..='\u{a7f}' => "Gurmukhi",
        '\u{b80}'..='\u{bff}' => "Tamil",
        '\u{e00}'..='\u{e7f}' => "Thai",
        '\u{10a0}'..='\u{10ff}' => "Georgian",
        _ if is_east_asian(letter) => "Chinese, Japanese or Korean",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use eframe::egui::{FontData, FontFamily};

    use super::*;

    fn request<'a>(cluster: &'a str, family: &'a FontFamily) -> FallbackRequest<'a> {
        FallbackRequest { cluster, family }
    }

    #[test]
    fn the_first_letter_without_a_font_is_told_once() {
        let none = |_: &FallbackRequest<'_>| None;
        let missing = Arc::new(Missing::default());
        let letters = Letters::new(Arc::new(none), Arc::clone(&missing));
        let family = FontFamily::Proportional;
        assert!(letters.font_for(&request("⌥", &family)).is_none());
        assert_eq!(missing.take(), None, "a sign is no letter");
        for cluster in ["ښ", "क"] {
            assert!(letters.font_for(&request(cluster, &family)).is_none());
        }
        assert_eq!(missing.take(), Some('ښ'));
        assert!(letters.font_for(&request("ж", &family)).is_none());
        assert_eq!(missing.take(), None);
        assert!(told('ښ').contains("U+069A (Arabic script)"));
        assert!(told('和').contains("fonts-noto-cjk"));
    }

    #[test]
    fn arabic_letters_fall_back_to_any_font_that_has_them() {
        // A font with none of these letters, given for the plain ones only.
        let some = |request: &FallbackRequest<'_>| {
            (request.cluster == "ب").then(|| {
                let data = FontData::from_static(notosans::REGULAR_TTF);
                FontInsert::new("plain", data, Vec::new())
            })
        };
        let letters = Letters::new(Arc::new(some), Arc::default());
        let family = FontFamily::Proportional;
        let found = letters.font_for(&request("ب", &family));
        assert_eq!(found.map(|font| font.name).as_deref(), Some("plain"));
    }
}
