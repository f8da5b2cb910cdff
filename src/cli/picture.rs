//! `counterclaim picture`: a picture of a project as SVG or PNG.

use std::path::{Path, PathBuf};

use super::args::{PictureFormat, PictureName, PicturePaper};
use super::export::{deliver, open, read, source_date};
use super::output::say;
use super::{ALL_WELL, COULD_NOT_RUN};
use crate::pictures::{self, Figures, Form, Order, Theme, own_sides, sheet};
use crate::project::{Filters, PictureKind};
use crate::views::{Revision, Views};

/// What is to be drawn, and how.
pub struct Wanted<'a> {
    /// The project.
    pub project: &'a Path,
    /// The picture.
    pub kind: PictureName,
    /// The form of the file.
    pub format: Option<PictureFormat>,
    /// Its paper.
    pub paper: PicturePaper,
    /// "1200x760".
    pub size: &'a str,
    /// The file to write.
    pub output: Option<&'a PathBuf>,
}

/// Writes the picture and gives the exit code.
pub fn run(wanted: &Wanted) -> u8 {
    match try_run(wanted) {
        Ok(()) => ALL_WELL,
        Err(message) => {
            say(&message);
            COULD_NOT_RUN
        }
    }
}

fn try_run(wanted: &Wanted) -> Result<(), String> {
    let output = wanted.output.map(PathBuf::as_path);
    let form = match (wanted.format, output) {
        (Some(PictureFormat::Png), _) => Form::Png,
        (None, Some(path)) if path.as_os_str() != "-" => Form::of_path(path).ok_or_else(|| {
            format!(
                "cannot tell the form of the picture from the name {}. End it in .svg or .png, or \
                 add --format.",
                path.display()
            )
        })?,
        (Some(PictureFormat::Svg) | None, _) => Form::Svg,
    };
    let size = size(wanted.size)?;
    let document = open(wanted.project)?;
    for warning in &document.warnings {
        say(&format!("{}: {warning}", wanted.project.display()));
    }
    let (mut project, reading) = read(document);
    // Whatever the window showed last: the whole project is drawn.
    project.screen.filters = Filters::default();
    let lists =
        Views::default().lists(Revision::default(), &project, &reading, &Filters::default());
    let kind = match wanted.kind {
        PictureName::Timeline => PictureKind::Timeline,
        PictureName::Topics => PictureKind::Topics,
        PictureName::Speakers => PictureKind::Speakers,
        PictureName::Progress => PictureKind::Progress,
    };
    let figures = Figures::new(kind, &project, &reading, &lists);
    let order = Order {
        theme: match wanted.paper {
            PicturePaper::Light => Theme::Light,
            PicturePaper::Dark => Theme::Dark,
        },
        size,
        sides: own_sides(project.profile()),
        made_at: source_date(),
        ..Order::new(form)
    };
    let bytes = pictures::render(&figures, &order)
        .map_err(|error| format!("cannot draw {}: {error}.", wanted.project.display()))?;
    deliver(output, &bytes)
}

/// Width and height out of "1200x760".
fn size(words: &str) -> Result<[f32; 2], String> {
    let number = |word: &str| {
        word.trim()
            .parse::<f32>()
            .ok()
            .filter(|n| sheet::SIZES.contains(n))
    };
    let both = words.split_once(['x', 'X', '×']);
    both.and_then(|(width, height)| Some([number(width)?, number(height)?]))
        .ok_or_else(|| {
            let (least, most) = (sheet::SIZES.start(), sheet::SIZES.end());
            format!(
                "“{words}” is no size of a picture. Give width and height in points, each from \
                 {least} to {most}: 1200x760."
            )
        })
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_two_numbers_within_reason() {
        assert_eq!(size("1200x760"), Ok([1200.0, 760.0]));
        for odd in [
            "",
            "1200",
            "1200x",
            "0x0",
            "99999x500",
            "NaNx500",
            "-500x500",
        ] {
            assert!(size(odd).is_err(), "{odd}");
        }
    }
}
