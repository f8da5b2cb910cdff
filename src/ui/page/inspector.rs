//! The chosen statement: who, for whom, how, when, found by what and why.

use egui::{Label, RichText, ScrollArea, Ui, vec2};

use crate::model::{Answer, Side, Statement};
use crate::project::NoteTarget;
use crate::text::Span;
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::theme::{size, tokens};
use crate::ui::{Command, Shown, widgets};
use crate::views::facets::day;
use crate::views::{Page, Readings, speaker_name, speaker_office};

const LABELS: f32 = 64.0;

/// Draws what is known about the statement that is chosen.
pub fn inspector_ui(ui: &mut Ui, shown: &Shown, page: &Page, out: &mut Outbox) {
    ui.add_space(14.0);
    ui.horizontal(|ui| {
        ui.add(Label::new(widgets::title(
            ui,
            "Statement",
            size::BODY + 0.5,
        )));
        widgets::at_right(ui, |ui| {
            let back = widgets::word_button(ui, "Back to the columns");
            if back.on_hover_text(Command::Back.tooltip()).clicked() {
                out.run(Command::Back);
            }
        });
    });
    ui.add_space(8.0);
    let chosen = shown
        .screen()
        .statement
        .and_then(|id| shown.reading.index_of(id))
        .filter(|place| page.statements.contains(place));
    let Some(place) = chosen else {
        let words = if page.statements.is_empty() {
            "Nobody is quoted in this article, as far as the program can tell."
        } else {
            "Choose a statement: click its words or its speaker, or press Down."
        };
        ui.add(Label::new(widgets::small(ui, words)).wrap());
        return;
    };
    ScrollArea::vertical()
        .id_salt(("inspector", place))
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 7.0;
            facts_ui(ui, shown, place, out);
            ui.add_space(4.0);
            ui.separator();
            why_ui(ui, &shown.reading.statements[place]);
            ui.add_space(12.0);
        });
}

fn facts_ui(ui: &mut Ui, shown: &Shown, place: usize, out: &mut Outbox) {
    let t = tokens(ui);
    let statement = &shown.reading.statements[place];
    let speaker = &statement.speaker;
    let article = shown.project.article(statement.article);
    let words_of = |span: Span| article.map_or("", |article| span.slice(&article.text));
    row(ui, "Speaker", |ui| {
        ui.add(Label::new(widgets::title(ui, &speaker_name(speaker), size::BODY)).wrap());
        if let Some(office) = speaker_office(speaker) {
            ui.add(Label::new(widgets::small(ui, office)).wrap());
        }
        if let Some(carrier) = &speaker.carrier {
            ui.add(Label::new(widgets::small(ui, format!("passed on by {carrier}"))).wrap());
        }
    });
    if let Some(readings) = shown.readings {
        row(ui, "Who", |ui| readings_ui(ui, shown, readings, out));
    }
    row(ui, "Side", |ui| side_ui(ui, shown, statement, out));
    let standing = if speaker.official {
        "official"
    } else {
        "not official"
    };
    fact(
        ui,
        "Kind",
        &format!("{}, {standing}", statement.kind.name()),
    );
    fact(ui, "Does", statement.act.verb().unwrap_or("states"));
    if let Some(said_on) = &statement.said_on {
        let words = said_on
            .words
            .map_or_else(String::new, |span| format!(" “{}”", words_of(span)));
        fact(ui, "Said on", &format!("{}{words}", day(said_on.date)));
    }
    if let Some(said_in) = &statement.said_in {
        fact(ui, "Said in", &said_in.place);
    }
    for inner in &statement.nested {
        // Told within what this speaker says; only this speaker vouches for it.
        let who = inner.speaker.clone();
        let who = who.or_else(|| inner.source.map(|span| words_of(span).to_owned()));
        let said: Vec<&str> = inner.content.iter().map(|&span| words_of(span)).collect();
        let who = who.unwrap_or_else(|| "someone".to_owned());
        let verb = inner.act.verb().unwrap_or("says");
        fact(ui, "Tells", &format!("{who} {verb}: {}", said.join(" … ")));
    }
    row(ui, "Pairs", |ui| pairs_ui(ui, shown, place, out));
    if let Some(note) = shown.project.note(NoteTarget::Statement(statement.id)) {
        fact(ui, "Note", note);
    }
    row(ui, "Found", |ui| {
        let how = (shown.explain)(&statement.found_by);
        ui.add(Label::new(RichText::new(how).size(size::BODY - 1.0).color(t.chip_ink)).wrap());
    });
}

/// One line: its label at the left, what it holds at the right.
fn row(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        let width = ui.available_width();
        ui.allocate_ui(vec2(LABELS, 18.0), |ui| {
            ui.set_width(LABELS);
            ui.add(Label::new(
                RichText::new(label)
                    .size(size::BODY - 0.5)
                    .color(tokens(ui).muted),
            ));
        });
        ui.vertical(|ui| {
            ui.set_max_width(width - LABELS - 12.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            add(ui);
        });
    });
}

fn fact(ui: &mut Ui, label: &str, words: &str) {
    row(ui, label, |ui| {
        let ink = tokens(ui).ink;
        ui.add(Label::new(RichText::new(words).size(size::BODY - 0.5).color(ink)).wrap());
    });
}

/// Who may be meant, each reading with its reason; the one in force is filled in.
fn readings_ui(ui: &mut Ui, shown: &Shown, readings: &Readings, out: &mut Outbox) {
    let t = tokens(ui);
    let words = if readings.is_settled {
        "You said who this is.".to_owned()
    } else {
        format!(
            "The words may mean one or the other. Say who it is{}.",
            Command::Settle.key_hint()
        )
    };
    let ink = if readings.is_settled { t.muted } else { t.link };
    ui.add(Label::new(RichText::new(words).size(size::SMALL).color(ink)).wrap());
    for choice in &readings.choices {
        let party = shown.party(choice.side);
        let chosen = choice.is_chosen && readings.is_settled;
        let radio = ui.radio(chosen, format!("{} ({party})", choice.name));
        if radio.on_hover_text(choice.why.as_str()).clicked() {
            out.push(Wish::Settle(choice.key.clone()));
        }
    }
    let many = if readings.statements == 1 {
        "Holds for this statement.".to_owned()
    } else {
        format!(
            "Holds for {} statements of this article.",
            readings.statements
        )
    };
    ui.add(Label::new(widgets::small(ui, many)).wrap());
}

/// The three places a statement can have, the one it has pressed in.
fn side_ui(ui: &mut Ui, shown: &Shown, statement: &Statement, out: &mut Outbox) {
    let t = tokens(ui);
    let placed = shown.project.placed_statement(statement.id);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding = vec2(8.0, 3.0);
        for (side, command) in [
            (Side::A, Command::PlaceA),
            (Side::B, Command::PlaceB),
            (Side::Other, Command::PlaceNeither),
        ] {
            let here = match statement.speaker.side {
                Side::A => side == Side::A,
                Side::B => side == Side::B,
                Side::Other | Side::Unknown => side == Side::Other,
            };
            let words = if side == Side::Other {
                "neither"
            } else {
                shown.party(side)
            };
            let ink = if here { t.panel } else { t.ink };
            let fill = if here { t.side(side) } else { t.panel };
            let button = egui::Button::new(RichText::new(words).size(size::SMALL).color(ink))
                .fill(fill)
                .selected(here);
            let button = ui.add(button).on_hover_text(format!(
                "{} ({})",
                command.spec().help,
                command.key_name()
            ));
            if button.clicked() {
                out.push(Wish::Place(statement.id, Some(side)));
            }
        }
    });
    if placed.is_some() {
        let back = widgets::word_button(ui, "You put it here. Leave it to the program");
        if back
            .on_hover_text(Command::PlaceAsFound.tooltip())
            .clicked()
        {
            out.push(Wish::Place(statement.id, None));
        }
    }
}

/// How many pairs it is in, and a way to the first of them.
fn pairs_ui(ui: &mut Ui, shown: &Shown, place: usize, out: &mut Outbox) {
    let mut counts = [0_usize; 3];
    let mut first = None;
    for item in shown.lists.all.with_statement(place) {
        first = first.or(Some(item.pair));
        counts[match item.answer {
            Some(Answer::Confirmed) => 1,
            Some(Answer::Rejected) => 2,
            Some(Answer::Later) | None => 0,
        }] += 1;
    }
    let words: Vec<String> = ["to review", "confirmed", "rejected"]
        .into_iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(words, count)| format!("{count} {words}"))
        .collect();
    let Some(first) = first else {
        ui.add(Label::new(widgets::small(ui, "in none")));
        return;
    };
    if widgets::word_button(ui, &words.join(", "))
        .on_hover_text("Goes to the first of them.")
        .clicked()
    {
        out.push(Wish::Pair(first));
        out.run(Command::Back);
    }
}

fn why_ui(ui: &mut Ui, statement: &Statement) {
    let t = tokens(ui);
    let own = ["The sentence itself names the speaker.".to_owned()];
    let why: &[String] = if statement.speaker.why.is_empty() {
        &own
    } else {
        &statement.speaker.why
    };
    ui.add(Label::new(widgets::small(
        ui,
        "Why this speaker, this office and this side",
    )));
    for reason in why {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.add(Label::new(RichText::new("•").color(t.muted)));
            ui.add(
                Label::new(
                    RichText::new(reason)
                        .size(size::BODY - 0.5)
                        .color(t.chip_ink),
                )
                .wrap(),
            );
        });
    }
}
