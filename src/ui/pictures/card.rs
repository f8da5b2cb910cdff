//! The card beside a mark: who said what on which day, and what it stands against.

use egui::text::LayoutJob;
use egui::{Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::Shown;
use super::super::text;
use super::super::theme::{Tokens, size, tokens};
use crate::model::Answer;
use crate::pictures::chronicle::{Chronicle, Link, Spot};
use crate::pictures::days::{day, span_words};
use crate::views::{facets, speaker_name};

/// Partners of a claim that a card names; more are counted.
const FEW: usize = 3;

/// What a card says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// In the heavier weight: the speaker, or what is counted.
    pub head: String,
    /// Beside it: the day.
    pub day: String,
    /// The claim.
    pub claim: String,
    /// Partners, each with whether it is confirmed, and their words.
    pub partners: Vec<(bool, String)>,
    /// What a click or key does.
    pub hint: String,
}

impl Card {
    /// Everything in one line, for those who listen.
    pub fn spoken(&self) -> String {
        let partners: Vec<&str> = self
            .partners
            .iter()
            .map(|(_, words)| words.as_str())
            .collect();
        let parts = [
            self.head.as_str(),
            &self.day,
            &self.claim,
            &partners.join("; "),
        ];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(": ")
    }

    /// The card of a claim.
    pub fn of_claim(shown: &Shown, chronicle: &Chronicle, spot: Spot) -> Option<Self> {
        let claim = chronicle.claim(spot)?;
        let statement = shown.reading.statements.get(claim.place)?;
        let said = statement
            .said_on
            .map(|said| span_words(said.date, said.until.unwrap_or(said.date)));
        let day = said.unwrap_or_else(|| format!("published {}", facets::day(day(claim.day))));
        let links: Vec<&Link> = chronicle.links_of(spot).collect();
        let mut partners: Vec<(bool, String)> = links
            .iter()
            .take(FEW)
            .filter_map(|link| partner(shown, chronicle, link, spot))
            .collect();
        if links.len() > FEW {
            partners.push((false, format!("and {} more pairs", links.len() - FEW)));
        }
        Some(Self {
            head: speaker_name(&statement.speaker),
            day,
            claim: with_act(shown, claim.place),
            partners,
            hint: String::new(),
        })
    }

    /// The card of a pair.
    pub fn of_link(shown: &Shown, chronicle: &Chronicle, link: &Link) -> Option<Self> {
        let mut card = Self::of_claim(shown, chronicle, link.ends[0])?;
        card.partners = vec![partner(shown, chronicle, link, link.ends[0])?];
        Some(card)
    }
}

/// "suggested: Omar Vale, “They left.”".
fn partner(shown: &Shown, chronicle: &Chronicle, link: &Link, of: Spot) -> Option<(bool, String)> {
    let other = if link.ends[0] == of {
        link.ends[1]
    } else {
        link.ends[0]
    };
    let place = chronicle.claim(other)?.place;
    let statement = shown.reading.statements.get(place)?;
    let (confirmed, answer) = match link.answer {
        Some(Answer::Confirmed) => (true, "confirmed"),
        Some(Answer::Later) => (false, "put off"),
        _ => (false, "suggested"),
    };
    let speaker = speaker_name(&statement.speaker);
    let words = with_act(shown, place);
    Some((confirmed, format!("{answer}: {speaker}: {words}")))
}

fn with_act(shown: &Shown, place: usize) -> String {
    let words = &shown.reading.claims[place].text;
    match shown.reading.statements[place].act.verb() {
        Some(verb) => format!("{verb}: {words}"),
        None => words.clone(),
    }
}

/// Paints a card near `by`, inside `within`. The card keeps out of the way of the mark itself.
pub fn paint(ui: &Ui, card: &Card, by: Rect, within: Rect) {
    let t = tokens(ui);
    let width = 300.0_f32.min(within.width() - 24.0);
    let inner = width - 24.0;
    let line = |job: LayoutJob| text::lay_out(ui, job);
    let paragraph = |words: &str, size: f32, ink, rows: usize| {
        line(text::paragraph(words, text::format(size, ink), inner, rows))
    };
    let mut parts = vec![line(head(card, inner, t))];
    if !card.claim.is_empty() {
        parts.push(paragraph(&card.claim, size::BODY - 0.5, t.ink, 5));
    }
    for (confirmed, words) in &card.partners {
        let ink = if *confirmed { t.confirmed } else { t.link };
        parts.push(paragraph(words, size::SMALL + 0.5, ink, 2));
    }
    if !card.hint.is_empty() {
        parts.push(paragraph(&card.hint, size::SMALL, t.muted, 2));
    }
    let between = 5.0;
    let height: f32 = parts
        .iter()
        .map(|part| part.size().y + between)
        .sum::<f32>()
        + 15.0;
    let rect = Rect::from_min_size(corner(by, within, width, height), vec2(width, height));
    let painter = ui.painter().with_clip_rect(within.expand(12.0));
    let shadow = egui::epaint::Shadow {
        offset: [0, 4],
        blur: 14,
        spread: 0,
        color: t.shade,
    };
    painter.add(shadow.as_shape(rect, 9.0));
    painter.rect(
        rect,
        9.0,
        t.panel,
        Stroke::new(1.0, t.line),
        StrokeKind::Inside,
    );
    let mut y = rect.top() + 10.0;
    for part in parts {
        let height = part.size().y;
        painter.galley(pos2(rect.left() + 12.0, y), part, t.ink);
        y += height + between;
    }
}

fn head(card: &Card, width: f32, t: &Tokens) -> LayoutJob {
    let mut job = LayoutJob {
        wrap: text::wrapping(width, 2),
        ..LayoutJob::default()
    };
    job.append(&card.head, 0.0, text::strong(size::BODY, t.ink));
    if !card.day.is_empty() {
        let day = format!(" · {}", card.day);
        job.append(&day, 0.0, text::format(size::SMALL + 0.5, t.muted));
    }
    job
}

/// Beside the mark where there is room, else over or under it.
fn corner(by: Rect, within: Rect, width: f32, height: f32) -> Pos2 {
    let gap = 12.0;
    let right = by.right() + gap;
    let left = by.left() - gap - width;
    let x = if right + width <= within.right() {
        right
    } else if left >= within.left() {
        left
    } else {
        (by.center().x - width / 2.0)
            .clamp(within.left(), (within.right() - width).max(within.left()))
    };
    let beside = right + width <= within.right() || left >= within.left();
    let y = if beside {
        by.center().y - height / 2.0
    } else if by.top() - gap - height >= within.top() {
        by.top() - gap - height
    } else {
        by.bottom() + gap
    };
    let lowest = (within.bottom() - height).max(within.top());
    pos2(x.round(), y.clamp(within.top(), lowest).round())
}
