//! A picture as a file: title, figures in a line, the picture with its legend, and where it is from.

use super::chart::Chart;
use super::days::{day, span_words};
use super::measure;
use super::palette::{Palette, Theme};
use super::scene::{Anchor, Ink, Pen, Scene, at};
use super::{Asked, Figures, Span, count, progress, speakers, svg, timeline, topics};
use crate::model::Answer;
use crate::views::colour::Rgb;

/// Forms of a picture's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Scalable Vector Graphics.
    Svg,
    /// Portable Network Graphics, two pixels a point.
    Png,
}

impl Form {
    /// The ending of its files' names.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// The form told by the ending of a file's name, if it tells one.
    pub fn of_path(path: &std::path::Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        [Self::Svg, Self::Png]
            .into_iter()
            .find(|form| form.extension() == ending)
    }
}

/// How a picture is to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The form of the file.
    pub form: Form,
    /// Its paper.
    pub theme: Theme,
    /// The sides' own colours, where the profile has them.
    pub sides: [Option<Rgb>; 2],
    /// Width and height in points.
    pub size: [f32; 2],
    /// The days of a timeline; none for all of them.
    pub span: Option<Span>,
    /// The days chosen in a timeline: the first, and the one after the last.
    pub chosen: [Option<i32>; 2],
    /// When it is made, as an RFC 3339 time; the day is printed. None leaves it out.
    pub made_at: Option<String>,
}

impl Order {
    /// A light picture of the usual size.
    pub fn new(form: Form) -> Self {
        Self {
            form,
            theme: Theme::Light,
            sides: [None; 2],
            size: [1200.0, 760.0],
            span: None,
            chosen: [None; 2],
            made_at: None,
        }
    }
}

/// Why a picture could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// The program was built without the means to write PNG.
    #[error("this build of counterclaim writes no PNG; save the picture as SVG")]
    NoPng,
    /// Larger than a picture may be.
    #[error("the picture would be too large")]
    TooLarge,
    /// The encoder failed.
    #[error("the PNG could not be put together")]
    Encoder,
}

/// The smallest and the largest width or height of a picture, in points.
pub const SIZES: std::ops::RangeInclusive<f32> = 320.0..=8_000.0;

/// The picture as the bytes of a file. The same figures and the same order give the same bytes.
///
/// # Errors
/// When the size is out of [`SIZES`], or a PNG is asked of a build that writes none.
pub fn render(figures: &Figures, order: &Order) -> Result<Vec<u8>, PictureError> {
    if order.size.iter().any(|side| !SIZES.contains(side)) {
        return Err(PictureError::TooLarge);
    }
    let (sheet, description) = sheet(figures, order);
    let palette = Palette {
        theme: order.theme,
        sides: order.sides,
    };
    match order.form {
        Form::Svg => Ok(svg::svg(&sheet, &figures.title(), &description, palette).into_bytes()),
        #[cfg(feature = "png")]
        Form::Png => super::png::png(&sheet, &figures.title(), palette),
        #[cfg(not(feature = "png"))]
        Form::Png => Err(PictureError::NoPng),
    }
}

const MARGIN: f32 = 32.0;
const HEAD: f32 = 84.0;
const FOOT: f32 = 44.0;

/// The whole sheet, and its description in words.
pub fn sheet(figures: &Figures, order: &Order) -> (Scene, String) {
    let [width, height] = order.size;
    let inner = width - 2.0 * MARGIN;
    let mut sheet = Scene::new(width, height);
    let title = measure::fit(&figures.title(), 20.0, true, inner);
    sheet.strong(at(MARGIN, 44.0), Anchor::Start, 20.0, Ink::Ink, title);
    let summary = figures.summary();
    let line = measure::fit(&summary, 12.5, false, inner);
    sheet.words(at(MARGIN, 66.0), Anchor::Start, 12.5, Ink::Muted, line);

    let (body, told) = body(figures, order, inner, height - HEAD - FOOT);
    sheet.place(body, MARGIN, HEAD);
    let rule = height - FOOT + 8.0;
    sheet.line(
        at(MARGIN, rule),
        at(width - MARGIN, rule),
        Pen::new(Ink::Line, 1.0),
    );
    let articles = count(figures.articles(), "article", "articles");
    let version = env!("CARGO_PKG_VERSION");
    let mut source = format!("Made with counterclaim {version} from {articles}");
    if let Some(made_on) = order.made_at.as_deref().and_then(|at| at.get(..10)) {
        source.push_str(" · ");
        source.push_str(made_on);
    }
    source.push_str(" · The program suggests pairs; a person confirms or rejects them.");
    let source = measure::fit(&source, 10.5, false, inner);
    sheet.words(
        at(MARGIN, height - 16.0),
        Anchor::Start,
        10.5,
        Ink::Muted,
        source,
    );
    (sheet, format!("{summary} {}", told.join(" ")))
}

fn body(figures: &Figures, order: &Order, width: f32, height: f32) -> (Scene, Vec<String>) {
    let of = |chart: Chart| (chart.scene, chart.told);
    let mut drawn = match figures {
        Figures::Timeline(chronicle) => {
            let asked = Asked {
                span: order.span.unwrap_or_else(|| Span::of(chronicle)),
                width,
                height,
                judged: None,
                chosen: order.chosen,
            };
            let drawn = timeline(chronicle, asked);
            (drawn.scene, drawn.told)
        }
        Figures::Topics(counts) => of(topics::bars(counts, 0, width, height)),
        Figures::Speakers(counts) => of(speakers::matrix(counts, 0, width, height)),
        Figures::Progress(counts) => of(progress::progress(counts, width, height)),
    };
    if let Some(nothing) = figures.nothing() {
        drawn.0.shapes.clear();
        let middle = at(width / 2.0, height / 2.0);
        drawn
            .0
            .words(middle, Anchor::Middle, 13.5, Ink::Muted, nothing);
        drawn.1.push(nothing.to_owned());
    }
    drawn
}

impl Figures {
    /// A title that stands alone.
    pub fn title(&self) -> String {
        match self {
            Self::Timeline(chronicle) => {
                let [a, b] = &chronicle.parties;
                format!("What {a} and {b} claimed, by day")
            }
            Self::Topics(_) => "Possible contradictions by topic".to_owned(),
            Self::Speakers(_) => "Possible contradictions by speaker".to_owned(),
            Self::Progress(_) => "Verdicts over time".to_owned(),
        }
    }

    /// The figures in a line.
    pub fn summary(&self) -> String {
        match self {
            Self::Timeline(chronicle) => {
                let confirmed = chronicle
                    .links
                    .iter()
                    .filter(|link| link.answer == Some(Answer::Confirmed));
                let confirmed = confirmed.count();
                let [a, b] = [0, 1].map(|side| {
                    let claims = count(chronicle.claims[side].len(), "claim", "claims");
                    format!("{claims} of {}", chronicle.parties[side])
                });
                let days = chronicle.days().map_or_else(String::new, |[first, end]| {
                    format!(", {}", span_words(day(first), day(end - 1)))
                });
                format!(
                    "{a}, {b}{days}; {confirmed} confirmed, {} not decided.",
                    count(chronicle.links.len() - confirmed, "pair", "pairs")
                )
            }
            Self::Topics(counts) => {
                let topics = count(counts.topics(), "topic", "topics");
                format!("{} on {topics}.", counts.all().words())
            }
            Self::Speakers(counts) => {
                let [a, b] = counts.voices.each_ref().map(Vec::len);
                format!("{}; {a} against {b} speakers.", counts.all().words())
            }
            Self::Progress(counts) => {
                let [confirmed, rejected, later] = counts.by(counts.decisions.len());
                let pairs = count(counts.pairs, "pair", "pairs");
                format!("{pairs}: {confirmed} confirmed, {rejected} rejected, {later} put off.")
            }
        }
    }

    /// How many articles the figures are from.
    fn articles(&self) -> usize {
        match self {
            Self::Timeline(counts) => counts.articles,
            Self::Topics(counts) => counts.articles,
            Self::Speakers(counts) => counts.articles,
            Self::Progress(counts) => counts.articles,
        }
    }

    /// What to say where there is nothing to draw.
    pub fn nothing(&self) -> Option<&'static str> {
        match self {
            Self::Timeline(chronicle) if chronicle.dated() > 0 => None,
            Self::Timeline(chronicle) if chronicle.undated != [0, 0] => Some(
                "No claim here has a date: neither the texts nor the articles tell one. The \
                 columns show the claims.",
            ),
            Self::Timeline(_) => Some("There is no official claim of either side to show."),
            Self::Topics(counts) if counts.rows.is_empty() => Some("There is no pair to count."),
            Self::Speakers(counts) if counts.cells.is_empty() => Some("There is no pair to count."),
            Self::Progress(counts) if counts.decisions.is_empty() => {
                Some("No pair has a verdict yet.")
            }
            Self::Topics(_) | Self::Speakers(_) | Self::Progress(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::PictureKind;
    use crate::views::fixture::Fixture;
    use crate::views::{Revision, Views};

    fn figures(kind: PictureKind, hostile: bool) -> Figures {
        let mut fixture = Fixture::two_by_two();
        if hostile {
            fixture.say(
                "a",
                "</text><script>x</script>&\u{202e}",
                "The quay is open.",
            );
            fixture.say("b", "Ivo Stone", "The quay is shut.");
            fixture.link(4, 5);
        }
        fixture.answer(0, Answer::Confirmed);
        let (project, reading) = fixture.build();
        let filters = project.screen.filters.clone();
        let lists = Views::default().lists(Revision::default(), &project, &reading, &filters);
        Figures::new(kind, &project, &reading, &lists)
    }

    #[test]
    fn the_same_figures_give_the_same_bytes() {
        for kind in PictureKind::ALL {
            let order = Order {
                made_at: Some("2031-05-20T08:00:00Z".to_owned()),
                ..Order::new(Form::Svg)
            };
            let one = render(&figures(kind, false), &order).unwrap();
            assert_eq!(one, render(&figures(kind, false), &order).unwrap());
            let text = String::from_utf8(one).unwrap();
            assert!(
                text.contains("from 1 article · 2031-05-20 · The program"),
                "{kind:?}"
            );
            let dark = Order {
                theme: Theme::Dark,
                ..order
            };
            let dark = render(&figures(kind, false), &dark).unwrap();
            assert!(String::from_utf8(dark).unwrap().contains("#16181c"));
        }
    }

    #[test]
    fn files_take_the_colours_of_the_profile() {
        let order = Order {
            sides: [Some([0x00, 0x66, 0x44]), None],
            ..Order::new(Form::Svg)
        };
        let bytes = render(&figures(PictureKind::Timeline, false), &order).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("#006644") && !text.contains("#2563ad"));
        assert!(
            text.contains("#a0550b"),
            "the other side keeps the usual one"
        );
    }

    #[test]
    fn hostile_names_stay_words_in_every_picture() {
        for kind in PictureKind::ALL {
            let bytes = render(&figures(kind, true), &Order::new(Form::Svg)).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            assert!(
                !text.contains("<script") && !text.contains('\u{202e}'),
                "{kind:?}"
            );
            well_formed(&text);
        }
    }

    /// Every element is closed in its order, and nothing stands outside the picture.
    fn well_formed(svg: &str) {
        let mut open: Vec<&str> = Vec::new();
        for tag in svg.split('<').skip(1) {
            let (tag, rest) = tag.split_once('>').expect("every tag ends");
            assert!(!rest.contains('>'), "a bare sign: {rest}");
            let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap();
            match tag {
                _ if tag.starts_with('?') || tag.ends_with('/') => {}
                _ if tag.starts_with('/') => assert_eq!(open.pop(), Some(name)),
                _ => open.push(name),
            }
            assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        }
        assert!(open.is_empty(), "{open:?}");
    }

    #[test]
    fn odd_sizes_are_refused() {
        for size in [[0.0, 500.0], [500.0, 90_000.0], [f32::NAN, 500.0]] {
            let order = Order {
                size,
                ..Order::new(Form::Svg)
            };
            let refused = render(&figures(PictureKind::Topics, false), &order);
            assert_eq!(refused, Err(PictureError::TooLarge));
        }
    }

    #[cfg(feature = "png")]
    #[test]
    fn a_png_has_its_size_and_is_the_same_twice() {
        let order = Order::new(Form::Png);
        let one = render(&figures(PictureKind::Timeline, false), &order).unwrap();
        assert_eq!(&one[..8], b"\x89PNG\r\n\x1a\n");
        let number = |at: usize| u32::from_be_bytes(one[at..at + 4].try_into().unwrap());
        assert_eq!((number(16), number(20)), (2400, 1520));
        assert_eq!(
            one,
            render(&figures(PictureKind::Timeline, false), &order).unwrap()
        );
    }
}
