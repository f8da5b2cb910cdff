//! Pictures of the main screens, light and dark, in three sizes, against those in tests/snapshots.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --features snapshots --test ui snapshots::` takes them anew; look at
//! each before it is kept. A picture that differs is left beside the kept one as `NAME.new.png`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::painter::{self, Picture};
use crate::window::*;
use eframe::egui::{Key, Modifiers, vec2};

/// How far a channel may be off, of 255, before a pixel counts as another one.
const NEAR: u8 = 24;
/// Share of pixels that may be others: rounding may move the edge of a glyph on another machine.
const OTHERS: f64 = 0.001;

/// Width of the margin that the harness leaves around a window, in pixels.
const MARGIN: usize = 8;

const SIZES: [(f32, f32); 3] = [(1280.0, 800.0), (1920.0, 1080.0), (900.0, 600.0)];

fn window(theme: &str, (width, height): (f32, f32)) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config");
    std::fs::create_dir(&config).unwrap();
    let settings = format!("{{ \"theme\": \"{theme}\" }}");
    std::fs::write(config.join("settings.json"), settings).unwrap();
    let mut window = Window::open(folder, Vec::new());
    // The harness leaves a margin, which is cut off again.
    let margin = 2.0 * MARGIN as f32;
    window
        .harness
        .set_size(vec2(width + margin, height + margin));
    window.settle();
    window
}

/// Paints a screen, in light and dark and these sizes, after `go` went there.
fn take(screen: &str, sizes: &[(f32, f32)], go: impl Fn(&mut Window)) {
    let mut differ = Vec::new();
    for &size in sizes {
        for theme in ["light", "dark"] {
            let mut window = window(theme, size);
            go(&mut window);
            window.harness.remove_cursor();
            window.settle();
            let picture = painter::paint(&window.harness.ctx, window.harness.output());
            let picture = picture.without_margin(MARGIN);
            let name = format!("{screen}-{theme}-{}x{}", size.0, size.1);
            differ.extend(differs(&name, &picture));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

fn differs(name: &str, taken: &Picture) -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let path = folder.join(format!("{name}.png"));
    let new = folder.join(format!("{name}.new.png"));
    let _ = std::fs::remove_file(&new);
    let kept = read(&path);
    let share = kept.as_ref().map_or(1.0, |kept| others(kept, taken));
    if share <= OTHERS {
        return None;
    }
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        write(&path, taken);
        return None;
    }
    write(&new, taken);
    Some(format!(
        "{name}: {:.2} % of the pixels differ, see tests/snapshots/{name}.new.png",
        share * 100.0
    ))
}

/// Share of the pixels that differ.
fn others(kept: &Picture, taken: &Picture) -> f64 {
    if (kept.width, kept.height) != (taken.width, taken.height) {
        return 1.0;
    }
    let pixels = kept.rgb.chunks_exact(3).zip(taken.rgb.chunks_exact(3));
    let differ = pixels
        .filter(|(one, other)| one.iter().zip(*other).any(|(a, b)| a.abs_diff(*b) > NEAR))
        .count();
    differ as f64 / (kept.width * kept.height) as f64
}

fn read(path: &std::path::Path) -> Option<Picture> {
    let file = std::io::BufReader::new(std::fs::File::open(path).ok()?);
    let mut decoder = png::Decoder::new(file);
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut rgb).unwrap();
    assert_eq!(info.color_type, png::ColorType::Rgb, "{}", path.display());
    Some(Picture {
        width: info.width as usize,
        height: info.height as usize,
        rgb,
    })
}

/// Writes a picture small: the 256 colours it has most of, and for any other the nearest of them.
fn write(path: &std::path::Path, picture: &Picture) {
    let mut counts = BTreeMap::<[u8; 3], usize>::new();
    let pixels = || picture.rgb.chunks_exact(3).map(|p| [p[0], p[1], p[2]]);
    for pixel in pixels() {
        *counts.entry(pixel).or_default() += 1;
    }
    let mut colours: Vec<_> = counts
        .iter()
        .map(|(&colour, &count)| (count, colour))
        .collect();
    colours.sort_unstable_by(|one, other| other.cmp(one));
    let palette: Vec<[u8; 3]> = colours
        .iter()
        .take(256)
        .map(|(_, colour)| *colour)
        .collect();
    let nearest = |colour: &[u8; 3]| {
        let off = |at: usize| -> u32 {
            let channels = palette[at].iter().zip(colour);
            channels
                .map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2))
                .sum()
        };
        (0..palette.len()).min_by_key(|&at| off(at)).unwrap() as u8
    };
    let places: BTreeMap<_, u8> = counts
        .keys()
        .map(|colour| (*colour, nearest(colour)))
        .collect();
    let bytes: Vec<u8> = pixels().map(|pixel| places[&pixel]).collect();

    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    let mut encoder = png::Encoder::new(file, picture.width as u32, picture.height as u32);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&bytes).unwrap();
}

#[test]
fn a_changed_picture_is_seen() {
    let picture = |rgb: u8| Picture {
        width: 40,
        height: 40,
        rgb: vec![rgb; 40 * 40 * 3],
    };
    assert_eq!(others(&picture(100), &picture(110)), 0.0);
    assert_eq!(others(&picture(100), &picture(130)), 1.0);
}

#[test]
fn empty() {
    take("empty", &SIZES, |_| {});
}

#[test]
fn columns() {
    take("columns", &SIZES, |window| {
        window.click("Open the sample");
    });
}

#[test]
fn article() {
    take("article", &SIZES, |window| {
        window.click("Open the sample");
        window.press(Key::Enter);
    });
}

#[test]
fn settings() {
    take("settings", &[SIZES[0]], |window| {
        window.click("Open the sample");
        window.press_with(Modifiers::COMMAND, Key::Comma);
    });
}

#[test]
fn settings_of_keys() {
    take("settings-keys", &[SIZES[0], SIZES[2]], |window| {
        window.press_with(Modifiers::COMMAND, Key::Comma);
        window.click("Settings: Keys");
    });
}

#[test]
fn key_sheet() {
    take("keys", &[SIZES[0], SIZES[2]], |window| {
        window.press(Key::F1);
    });
}

#[test]
fn palette() {
    take("palette", &[SIZES[0]], |window| {
        window.click("Open the sample");
        window.press_with(Modifiers::COMMAND, Key::P);
    });
}

#[test]
fn other_speakers() {
    take("tray", &[SIZES[0]], |window| {
        window.click("Open the sample");
        window.press(Key::T);
    });
}

#[test]
fn menu() {
    take("menu", &[SIZES[0]], |window| {
        window.click("Open the sample");
        window.click("Edit");
    });
}

#[test]
fn timeline() {
    take("timeline", &[SIZES[0], SIZES[2]], |window| {
        window.click("Open the sample");
        window.run("timeline");
    });
}

#[test]
fn side_profile() {
    take("profile", &[SIZES[0], SIZES[2]], |window| {
        window.click("Open the sample");
        window.run("edit the side profile");
    });
}

#[test]
fn settings_of_review() {
    take("settings-review", &[SIZES[0]], |window| {
        window.click("Open the sample");
        window.press_with(Modifiers::COMMAND, Key::Comma);
        window.click("Settings: Review");
    });
}
