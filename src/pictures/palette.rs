//! The colours of pictures in files. They are the window's; a test holds the two together.

use super::scene::Ink;

/// Light or dark paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    #[default]
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// Red, green and blue of an ink.
pub fn rgb(ink: Ink, theme: Theme) -> [u8; 3] {
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
    let [_, red, green, blue] = match theme {
        Theme::Light => light,
        Theme::Dark => dark,
    }
    .to_be_bytes();
    [red, green, blue]
}
