//! The look: colours, type and spacing for light and dark. The only place that makes a colour.

#[cfg(test)]
mod contrast;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, Style,
    TextStyle, Theme, Visuals, vec2,
};

use super::preferences::{Density, Preferences};
use crate::model::Side;
use crate::views::colour::{self, Rgb};

/// The colours of one theme, by what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Behind the cards.
    pub paper: Color32,
    /// Cards and panels.
    pub panel: Color32,
    /// Text.
    pub ink: Color32,
    /// Text of second rank.
    pub muted: Color32,
    /// Lines between panels, edges of cards.
    pub line: Color32,
    /// Small labels and the selected row.
    pub chip: Color32,
    /// Text on a chip.
    pub chip_ink: Color32,
    /// Side A.
    pub side_a: Color32,
    /// Behind words of side A.
    pub side_a_tint: Color32,
    /// Side B.
    pub side_b: Color32,
    /// Behind words of side B.
    pub side_b_tint: Color32,
    /// The link under judgement, and words that clash.
    pub link: Color32,
    /// Behind words that clash.
    pub link_tint: Color32,
    /// Behind words that were searched for.
    pub found_tint: Color32,
    /// Confirmed pairs.
    pub confirmed: Color32,
    /// Behind a card of the pair under judgement.
    pub judged: Color32,
    /// What failed.
    pub failed: Color32,
    /// Shadow under menus and dialogs, and the veil behind a dialog.
    pub shade: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// On white paper.
pub const LIGHT: Tokens = Tokens {
    paper: rgb(0xf6_f5_f2),
    panel: rgb(0xff_ff_ff),
    ink: rgb(0x1d_21_26),
    muted: rgb(0x62_69_73),
    line: rgb(0xe2_e0_da),
    chip: rgb(0xef_ee_e9),
    chip_ink: rgb(0x55_5c_66),
    side_a: rgb(0x25_63_ad),
    side_a_tint: rgb(0xe8_f0_fa),
    side_b: rgb(0xa0_55_0b),
    side_b_tint: rgb(0xfb_ef_e2),
    link: rgb(0x8a_2a_7b),
    link_tint: rgb(0xf3_df_f0),
    found_tint: rgb(0xf5_e7_9a),
    confirmed: rgb(0x2f_6b_4f),
    judged: rgb(0xff_fd_f6),
    failed: rgb(0xa6_2c_2b),
    shade: Color32::from_black_alpha(60),
};

/// On dark paper.
pub const DARK: Tokens = Tokens {
    paper: rgb(0x16_18_1c),
    panel: rgb(0x1e_21_26),
    ink: rgb(0xe8_e6_e1),
    muted: rgb(0x9a_a1_ab),
    line: rgb(0x2d_31_38),
    chip: rgb(0x2a_2e_35),
    chip_ink: rgb(0xb4_ba_c3),
    side_a: rgb(0x7f_b2_f0),
    side_a_tint: rgb(0x1d_2b_3e),
    side_b: rgb(0xf0_a4_5c),
    side_b_tint: rgb(0x36_28_1a),
    link: rgb(0xe2_90_cc),
    link_tint: rgb(0x47_29_42),
    found_tint: rgb(0x4a_43_1d),
    confirmed: rgb(0x7c_c7_a1),
    judged: rgb(0x23_26_2d),
    failed: rgb(0xf0_8f_88),
    shade: Color32::from_black_alpha(130),
};

impl Tokens {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The colour of a column; ink of second rank for everyone else.
    pub fn side(&self, side: Side) -> Color32 {
        match side {
            Side::A => self.side_a,
            Side::B => self.side_b,
            Side::Other | Side::Unknown => self.muted,
        }
    }
}

/// The colours of tags, in the order of their numbers: apart from each other, and none of them that
/// of a side or of a verdict.
const TAGS: [[Color32; 2]; crate::project::tags::COLORS as usize] = [
    [rgb(0x00_7c_83), rgb(0x4f_c3_c9)],
    [rgb(0x9a_3f_9e), rgb(0xd7_8f_da)],
    [rgb(0x5b_6f_12), rgb(0xb4_c9_55)],
    [rgb(0xb4_3d_5a), rgb(0xf0_8f_a6)],
    [rgb(0x4a_57_b8), rgb(0x9f_a9_f2)],
    [rgb(0x8a_66_00), rgb(0xd9_b6_4a)],
    [rgb(0x3c_7a_3c), rgb(0x86_c9_86)],
    [rgb(0x6a_5f_58), rgb(0xb9_ae_a6)],
];

impl Tokens {
    /// The colour of a tag.
    pub fn tag(&self, color: u8) -> Color32 {
        let both = TAGS[usize::from(color) % TAGS.len()];
        // A profile's own colours change other tokens, never the paper.
        both[usize::from(self.paper.r() < 128)]
    }
}

/// The colours this screen is drawn in.
pub fn tokens(ui: &egui::Ui) -> &'static Tokens {
    let dark = ui.visuals().dark_mode;
    let own = ui
        .ctx()
        .data(|data| data.get_temp::<OwnColors>(egui::Id::unique("own colors")));
    match own {
        Some(own) if dark => own.dark,
        Some(own) => own.light,
        None if dark => &DARK,
        None => &LIGHT,
    }
}

/// Both themes with the columns' colours of the profile in use.
#[derive(Clone, Copy)]
struct OwnColors {
    of: [Option<Rgb>; 2],
    light: &'static Tokens,
    dark: &'static Tokens,
}

/// Draws the columns in these colours from the next frame on; none for the usual ones.
///
/// Tokens live as long as the program, so each pair of colours is made once, however often it comes
/// back.
pub fn use_side_colors(ctx: &egui::Context, a: Option<Rgb>, b: Option<Rgb>) {
    let id = egui::Id::unique("own colors");
    let now = ctx.data(|data| data.get_temp::<OwnColors>(id));
    if now.map_or([None, None], |own| own.of) == [a, b] {
        return;
    }
    if a.is_none() && b.is_none() {
        ctx.data_mut(|data| data.remove::<OwnColors>(id));
        return;
    }
    ctx.data_mut(|data| data.insert_temp(id, own_colors(a, b)));
}

/// Both themes with these colours: those made before, or new ones.
fn own_colors(a: Option<Rgb>, b: Option<Rgb>) -> OwnColors {
    static MADE: Mutex<Vec<OwnColors>> = Mutex::new(Vec::new());
    // A panic elsewhere leaves the list whole.
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = made.iter().find(|known| known.of == [a, b]) {
        return *known;
    }
    let own = |base: &Tokens| -> &'static Tokens { Box::leak(Box::new(with_sides(base, a, b))) };
    let own = OwnColors {
        of: [a, b],
        light: own(&LIGHT),
        dark: own(&DARK),
    };
    made.push(own);
    own
}

/// The two columns' colours in a theme: the profile's, made readable there, or the theme's own.
pub fn side_colors(base: &Tokens, a: Option<Rgb>, b: Option<Rgb>) -> (Color32, Color32) {
    let grounds = [base.paper, base.panel, base.chip, base.judged].map(rgb_of);
    let towards = rgb_of(base.ink);
    let shown = |own: Option<Rgb>, usual: Color32| {
        own.map_or(usual, |own| {
            to_color(colour::readable_on(own, &grounds, towards))
        })
    };
    (shown(a, base.side_a), shown(b, base.side_b))
}

/// The colours of a theme with the columns' own.
pub fn with_sides(base: &Tokens, a: Option<Rgb>, b: Option<Rgb>) -> Tokens {
    let (side_a, side_b) = side_colors(base, a, b);
    let tint = |own: Option<Rgb>, shown: Color32, usual: Color32| match own {
        Some(_) => to_color(colour::tint(rgb_of(base.panel), rgb_of(shown))),
        None => usual,
    };
    Tokens {
        side_a,
        side_a_tint: tint(a, side_a, base.side_a_tint),
        side_b,
        side_b_tint: tint(b, side_b, base.side_b_tint),
        ..*base
    }
}

/// A colour as numbers.
pub fn rgb_of(color: Color32) -> Rgb {
    [color.r(), color.g(), color.b()]
}

/// Numbers as a colour.
pub fn to_color([r, g, b]: Rgb) -> Color32 {
    Color32::from_rgb(r, g, b)
}

/// Sizes of type, in points.
pub mod size {
    /// Everything without a size of its own.
    pub const BODY: f32 = 13.5;
    /// Claims in the evidence.
    pub const EVIDENCE: f32 = 14.0;
    /// Metadata, chips, section labels.
    pub const SMALL: f32 = 11.5;
    /// An article open for reading.
    pub const READING: f32 = 15.0;
    /// The question and the titles of dialogs.
    pub const TITLE: f32 = 15.0;
    /// The headline of the empty window.
    pub const HEADLINE: f32 = 21.0;
}

/// Distances on the 4 point grid, in points.
pub mod space {
    /// Between two cards, where nothing is chosen.
    pub const BETWEEN_CARDS: f32 = 10.0;
    /// Inside a card, left and right.
    pub const CARD_X: i8 = 14;
    /// Inside a card, above and below.
    pub const CARD_Y: f32 = 10.0;
    /// Corner of a card.
    pub const CARD_RADIUS: u8 = 9;
    /// Inside a panel.
    pub const PANEL: i8 = 16;
    /// The lane between the columns, where the links run.
    pub const LANE: f32 = 84.0;
    /// The lane in a narrow window.
    pub const NARROW_LANE: f32 = 36.0;
}

/// What changes with the density and the size of claims that the person chose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Words of claims on cards, in points.
    pub claim: f32,
    /// Words of claims in the evidence, in points.
    pub evidence: f32,
    /// Words of an article open for reading, in points.
    pub reading: f32,
    /// Inside a card, above and below, in points.
    pub card_y: f32,
    /// Between the claim and what stands below it on a card, in points.
    pub above_chips: f32,
    /// Between two cards of a column, in points.
    pub between_cards: f32,
    /// Height of a row in a list, in points.
    pub row: f32,
}

impl Look {
    fn of(preferences: &Preferences) -> Self {
        let grown = preferences.claim_size / size::BODY;
        let (card_y, above_chips, between_cards, row) = match preferences.density {
            Density::Comfortable => (space::CARD_Y, 6.0, space::BETWEEN_CARDS, 28.0),
            Density::Compact => (6.0, 3.0, 5.0, 24.0),
        };
        Self {
            claim: preferences.claim_size,
            evidence: (size::EVIDENCE * grown * 2.0).round() / 2.0,
            reading: (size::READING * grown * 2.0).round() / 2.0,
            card_y,
            above_chips,
            between_cards,
            row,
        }
    }
}

/// The sizes this screen is drawn in.
pub fn look(ui: &egui::Ui) -> Look {
    ui.data(|data| data.get_temp(egui::Id::NULL))
        .unwrap_or_else(|| Look::of(&Preferences::default()))
}

/// Puts density and size of claims into force.
pub fn set_look(ctx: &egui::Context, preferences: &Preferences) {
    ctx.data_mut(|data| data.insert_temp(egui::Id::NULL, Look::of(preferences)));
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style(theme, preferences.density));
    }
}

/// Height of a line of text of this size, in whole points.
pub fn line_height(size: f32) -> f32 {
    (size * 1.45).round()
}

/// The heavier weight: speakers, titles, and nothing else.
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Text of the heavier weight.
pub fn strong(text: impl Into<String>, size: f32) -> egui::RichText {
    egui::RichText::new(text).font(FontId::new(size, semibold()))
}

/// Sets fonts and both themes.
pub fn install(ctx: &egui::Context) {
    // Where the system does not tell, paper is light.
    ctx.options_mut(|options| {
        options.fallback_theme = Theme::Light;
        // Zooming is a command like others, with keys that can be changed.
        options.zoom_with_keyboard = false;
    });
    ctx.set_fonts(fonts());
    set_look(ctx, &Preferences::default());
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in [
        ("Noto Sans", notosans::REGULAR_TTF),
        ("Noto Sans Bold", notosans::BOLD_TTF),
    ] {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    // The fonts that come with egui stay behind ours for the signs that Noto Sans lacks.
    let fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    let family = |first: &str| {
        let mut all = vec![first.to_owned()];
        all.extend(fallback.iter().cloned());
        all
    };
    fonts
        .families
        .insert(FontFamily::Proportional, family("Noto Sans"));
    fonts.families.insert(semibold(), family("Noto Sans Bold"));
    super::icon::add_font(&mut fonts);
    fonts
}

fn style(theme: Theme, density: Density) -> Style {
    let t = Tokens::of(theme);
    let regular = |size| FontId::new(size, FontFamily::Proportional);
    let mut style = Style {
        text_styles: BTreeMap::from([
            (TextStyle::Body, regular(size::BODY)),
            (TextStyle::Button, regular(size::BODY)),
            (TextStyle::Small, regular(size::SMALL)),
            (TextStyle::Heading, FontId::new(size::TITLE, semibold())),
            (
                TextStyle::Monospace,
                FontId::new(size::BODY, FontFamily::Monospace),
            ),
        ]),
        visuals: visuals(theme, t),
        animation_time: 0.08,
        ..Style::default()
    };
    style.spacing.item_spacing = vec2(8.0, 4.0);
    style.spacing.button_padding = vec2(10.0, 5.0);
    if density == Density::Compact {
        style.spacing.item_spacing.y = 3.0;
        style.spacing.button_padding.y = 3.0;
    }
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.interact_size.y = match density {
        Density::Comfortable => 26.0,
        Density::Compact => 22.0,
    };
    style.spacing.scroll.floating = true;
    style.spacing.tooltip_width = 340.0;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(theme: Theme, t: &Tokens) -> Visuals {
    let mut v = match theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    v.panel_fill = t.panel;
    v.window_fill = t.panel;
    v.window_stroke = Stroke::new(1.0, t.line);
    v.window_corner_radius = CornerRadius::same(10);
    v.menu_corner_radius = CornerRadius::same(8);
    v.window_shadow = egui::Shadow {
        offset: [0, 8],
        blur: 28,
        spread: 0,
        color: t.shade,
    };
    v.popup_shadow = egui::Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: t.shade,
    };
    v.extreme_bg_color = t.paper;
    v.text_edit_bg_color = Some(t.paper);
    v.faint_bg_color = t.chip;
    v.code_bg_color = t.chip;
    v.weak_text_color = Some(t.muted);
    v.hyperlink_color = t.side_a;
    v.error_fg_color = t.failed;
    v.warn_fg_color = t.side_b;
    v.selection.bg_fill = t.side_a_tint;
    v.selection.stroke = Stroke::new(1.0, t.side_a);
    v.widgets.noninteractive.bg_stroke = Stroke::new(1.0, t.line);
    v.widgets.noninteractive.fg_stroke = Stroke::new(1.0, t.ink);
    v.widgets.noninteractive.bg_fill = t.panel;
    v.widgets.noninteractive.weak_bg_fill = t.panel;
    let looks = [
        (&mut v.widgets.inactive, t.panel, t.line, t.ink),
        (&mut v.widgets.hovered, t.chip, t.muted, t.ink),
        // What is pressed, and what has the keyboard.
        (&mut v.widgets.active, t.chip, t.side_a, t.ink),
        (&mut v.widgets.open, t.chip, t.line, t.ink),
    ];
    for (look, fill, edge, ink) in looks {
        look.bg_fill = fill;
        look.weak_bg_fill = fill;
        look.bg_stroke = Stroke::new(1.0, edge);
        look.fg_stroke = Stroke::new(1.0, ink);
        look.corner_radius = CornerRadius::same(7);
        look.expansion = 0.0;
    }
    v.widgets.active.bg_stroke.width = 2.0;
    v
}
