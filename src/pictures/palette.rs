//! The colours of pictures in files. They are the window's; a test holds the two together.

use super::scene::Ink;
use crate::sides::Profile;
use crate::views::colour::{self, Rgb};

/// Light or dark paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    #[default]
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// The colours of a picture: its paper, and what the side profile says of the two sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// Light or dark.
    pub theme: Theme,
    /// The sides' own colours, where the profile has them.
    pub sides: [Option<Rgb>; 2],
}

/// The colours a profile gives the two sides, if it gives them any.
pub fn own_sides(profile: &Profile) -> [Option<Rgb>; 2] {
    [&profile.a, &profile.b].map(|party| party.color.as_deref().and_then(colour::parse))
}

impl Palette {
    /// Red, green and blue of an ink.
    pub fn rgb(self, ink: Ink) -> Rgb {
        let [a, b] = self.sides;
        match (ink, a, b) {
            (Ink::SideA, Some(own), _) | (Ink::SideB, _, Some(own)) => self.side(own),
            (Ink::SideATint, Some(own), _) | (Ink::SideBTint, _, Some(own)) => {
                colour::tint(self.usual(Ink::Panel), self.side(own))
            }
            _ => self.usual(ink),
        }
    }

    /// A side's own colour, made readable on every ground that stands behind it.
    fn side(self, own: Rgb) -> Rgb {
        let [light, dark] = JUDGED;
        let judged = if self.theme == Theme::Dark {
            dark
        } else {
            light
        };
        let [paper, panel, chip] = [Ink::Paper, Ink::Panel, Ink::Chip].map(|ink| self.usual(ink));
        let grounds = [paper, panel, chip, judged];
        colour::readable_on(own, &grounds, self.usual(Ink::Ink))
    }

    fn usual(self, ink: Ink) -> Rgb {
        let [light, dark]: [u32; 2] = match ink {
            Ink::Paper => [0xf6_f5_f2, 0x16_18_1c],
            Ink::Panel => [0xff_ff_ff, 0x1e_21_26],
            Ink::Ink => [0x1d_21_26, 0xe8_e6_e1],
            Ink::Muted => [0x62_69_73, 0x9a_a1_ab],
            Ink::Line => [0xe2_e0_da, 0x2d_31_38],
            Ink::Chip => [0xef_ee_e9, 0x2a_2e_35],
            Ink::SideA => [0x25_63_ad, 0x7f_b2_f0],
            Ink::SideB => [0xa0_55_0b, 0xf0_a4_5c],
            Ink::SideATint => [0xe8_f0_fa, 0x1d_2b_3e],
            Ink::SideBTint => [0xfb_ef_e2, 0x36_28_1a],
            Ink::Link => [0x8a_2a_7b, 0xe2_90_cc],
            Ink::LinkTint => [0xf3_df_f0, 0x47_29_42],
            Ink::Confirmed => [0x2f_6b_4f, 0x7c_c7_a1],
        };
        let [_, red, green, blue] = match self.theme {
            Theme::Light => light,
            Theme::Dark => dark,
        }
        .to_be_bytes();
        [red, green, blue]
    }
}

/// Behind the cards under judgement: a side's colour is the same in the window and in files.
const JUDGED: [Rgb; 2] = [[0xff, 0xfd, 0xf6], [0x23, 0x26, 0x2d]];
