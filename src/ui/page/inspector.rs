//! The chosen statement: who, for whom, how, when, found by what and why.

use egui::{Label, RichText, ScrollArea, Ui, vec2};

use super::form::{self, Form};
use super::removed::removed_ui;
use crate::model::{Answer, Side, Statement};
use crate::project::NoteTarget;
use crate::project::correct::{Change, What, changes};
use crate::text::Span;
use crate::ui::icon::Icon;
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::theme::{size, tokens};
use crate::ui::{Command, Fix, Shown, marks_line, widgets};
use crate::views::{Page, Readings};

const LABELS: f32 = 64.0;

/// Draws what is known about the statement that is chosen.
pub fn inspector_ui(
    ui: &mut Ui,
    shown: &Shown,
    page: &Page,
    form: &mut Form,
    shows_original: bool,
    out: &mut Outbox,
) {
    ui.add_space(14.0);
    ui.horizontal(|ui| {
        ui.add(Label::new(widgets::title(
            ui,
            "Statement",
            size::BODY + 0.5,
        )));
        widgets::at_right(ui, |ui| {
            let back = widgets::icon_word(ui, Icon::Back, "Back to the columns");
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
        let more = "To make a statement yourself, select its words with the mouse or with Shift and \
                    the arrows.";
        ui.add(Label::new(widgets::small(ui, more)).wrap());
        ScrollArea::vertical()
            .id_salt("taken out")
            .auto_shrink(false)
            .show(ui, |ui| {
                removed_ui(ui, page, out);
                ui.add_space(12.0);
            });
        return;
    };
    ScrollArea::vertical()
        .id_salt(("inspector", place))
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 7.0;
            let statement = &shown.reading.statements[place];
            corrected_ui(ui, shown, statement, shows_original, out);
            facts_ui(ui, shown, page, place, form, out);
            acts_ui(ui, shown, out);
            ui.separator();
            why_ui(ui, statement);
            removed_ui(ui, page, out);
            ui.add_space(12.0);
        });
}

/// That a person corrected or made the statement, with the way back.
fn corrected_ui(
    ui: &mut Ui,
    shown: &Shown,
    statement: &Statement,
    shows_original: bool,
    out: &mut Outbox,
) {
    let t = tokens(ui);
    let Some(corrected) = &statement.corrected else {
        return;
    };
    let words = if corrected.found.is_some() {
        "Corrected by you"
    } else {
        "Made by you"
    };
    egui::Frame::new()
        .fill(t.chip)
        .corner_radius(7)
        .inner_margin(egui::Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Label::new(
                RichText::new(words)
                    .size(size::BODY - 0.5)
                    .color(t.chip_ink),
            ));
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 12.0;
                if corrected.found.is_some() {
                    let words = if shows_original {
                        "Hide the original"
                    } else {
                        "Show the original"
                    };
                    command_word(ui, Fix::Original, words, out);
                }
                command_word(ui, Fix::TakeBack, "Take the correction back", out);
            });
            if shows_original && let Some(found) = &corrected.found {
                let article = shown.project.article(statement.article);
                let words = article.map(|article| found.claim_text(article).text);
                let read = format!("The program read: {}", words.unwrap_or_default());
                ui.add(Label::new(widgets::small(ui, read)).wrap());
            }
        });
}

fn command_word(ui: &mut Ui, fix: Fix, words: &str, out: &mut Outbox) {
    let command = Command::Correct(fix);
    let button = widgets::word_button(ui, words).on_hover_text(command.tooltip());
    if button.clicked() {
        out.run(command);
    }
}

/// What else can be done with the statement.
fn acts_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding = vec2(8.0, 3.0);
        for fix in [Fix::Split, Fix::Merge, Fix::Remove] {
            let command = Command::Correct(fix);
            let words = RichText::new(command.title()).size(size::SMALL);
            let enabled = command.is_enabled(shown.situation);
            let button = ui.add_enabled(enabled, egui::Button::new(words));
            if button.on_hover_text(command.tooltip()).clicked() {
                out.run(command);
            }
        }
    });
}

/// What the program read of this, where the person says something else.
fn read_ui(ui: &mut Ui, changes: &[Change], what: &[What]) {
    for change in changes.iter().filter(|change| what.contains(&change.what)) {
        let read = match change.what {
            What::Office => format!("The program read: office {}", change.read),
            _ => format!("The program read: {}", change.read),
        };
        ui.add(Label::new(widgets::small(ui, read)).wrap());
    }
}

fn facts_ui(
    ui: &mut Ui,
    shown: &Shown,
    page: &Page,
    place: usize,
    form: &mut Form,
    out: &mut Outbox,
) {
    let t = tokens(ui);
    let statement = &shown.reading.statements[place];
    let article = shown.project.article(statement.article);
    let words_of = |span: Span| article.map_or("", |article| span.slice(&article.text));
    let changes = article.map_or_else(Vec::new, |article| {
        changes(statement, article, shown.project.profile())
    });
    row(ui, "Speaker", |ui| {
        form::speaker_ui(ui, shown, page, statement, form, out);
        read_ui(ui, &changes, &[What::Speaker, What::Office]);
    });
    if let Some(readings) = shown.readings {
        row(ui, "Who", |ui| readings_ui(ui, shown, readings, out));
    }
    row(ui, "Side", |ui| {
        side_ui(ui, shown, statement, out);
        let standing = if statement.speaker.official {
            "speaks officially"
        } else {
            "does not speak officially"
        };
        ui.add(Label::new(widgets::small(ui, standing)).wrap());
        read_ui(ui, &changes, &[What::Side]);
    });
    row(ui, "Kind", |ui| {
        form::kind_ui(ui, statement, out);
        read_ui(ui, &changes, &[What::Kind]);
    });
    row(ui, "Status", |ui| {
        form::act_ui(ui, statement, out);
        read_ui(ui, &changes, &[What::Act]);
    });
    row(ui, "Said on", |ui| {
        let words = statement.said_on.and_then(|said| said.words);
        let words = words.map_or_else(String::new, |span| format!(" “{}”", words_of(span)));
        form::date_ui(ui, statement, &words, form, out);
        read_ui(ui, &changes, &[What::SaidOn]);
    });
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
    let target = NoteTarget::Statement(statement.id);
    marks_line::marks_ui(ui, shown, target, out);
    marks_line::buttons_ui(ui, [Command::NoteStatement, Command::TagStatement], out);
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
