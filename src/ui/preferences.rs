//! How the person wants the window to look: theme, density, zoom, size of claims.

use serde::{Deserialize, Serialize};

/// Which theme the person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How much room there is around things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Density {
    /// Room to rest the eye.
    #[default]
    Comfortable,
    /// More claims on the screen.
    Compact,
}

/// The look the person chose.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Light, dark or as the system.
    pub theme: ThemeChoice,
    /// Room around things.
    pub density: Density,
    /// How much larger than usual everything is.
    pub zoom: f32,
    /// Size of the words of claims on cards, in points. Other places follow in proportion.
    pub claim_size: f32,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            density: Density::default(),
            zoom: 1.0,
            claim_size: Self::USUAL_CLAIM,
        }
    }
}

impl Preferences {
    /// Size of claims that everything is made for, in points.
    pub const USUAL_CLAIM: f32 = 13.5;
    /// Smallest and largest size of claims, in points.
    pub const CLAIM_SIZES: std::ops::RangeInclusive<f32> = 11.0..=22.0;
    /// Smallest and largest zoom.
    pub const ZOOMS: std::ops::RangeInclusive<f32> = 0.5..=3.0;

    /// The same with numbers a window can be drawn with.
    #[must_use]
    pub fn sound(mut self) -> Self {
        let fit = |value: f32, range: std::ops::RangeInclusive<f32>, usual: f32| {
            if value.is_finite() {
                value.clamp(*range.start(), *range.end())
            } else {
                usual
            }
        };
        self.zoom = fit(self.zoom, Self::ZOOMS, 1.0);
        self.claim_size = fit(self.claim_size, Self::CLAIM_SIZES, Self::USUAL_CLAIM);
        self
    }
}
