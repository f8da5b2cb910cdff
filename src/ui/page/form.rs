//! The fields of the inspector: who spoke, when, how, and what the speaker does by saying it.

use egui::{ComboBox, Key, Label, Modifiers, RichText, TextEdit, Ui, vec2};

use crate::model::{Kind, NamedSpeaker, SpeechAct, Statement, StatementId};
use crate::project::correct::days;
use crate::ui::correcting::Correcting;
use crate::ui::icon::Icon;
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::theme::{size, tokens};
use crate::ui::{Command, Fix, Shown, widgets};
use crate::views::cast::{Member, cast};
use crate::views::facets::day;
use crate::views::{Page, speaker_name, speaker_office};

/// A field that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Speaker,
    Date,
}

/// What is being typed.
#[derive(Debug, Default)]
pub struct Form {
    open: Option<Field>,
    /// The statement the field was filled for; none before it was drawn.
    of: Option<StatementId>,
    wants_focus: bool,
    name: String,
    /// The name was changed since the field was opened.
    typed: bool,
    office: String,
    /// The one of the cast that Enter takes; none for what was typed.
    row: Option<usize>,
    date: String,
    /// What was typed is no day.
    wrong: bool,
}

impl Form {
    /// Opens the fields for the speaker of the chosen statement.
    pub fn edit_speaker(&mut self) {
        self.edit(Field::Speaker);
    }

    /// Opens the field for the date of the chosen statement.
    pub fn edit_date(&mut self) {
        self.edit(Field::Date);
    }

    fn edit(&mut self, field: Field) {
        *self = Self {
            open: Some(field),
            wants_focus: true,
            ..Self::default()
        };
    }

    /// Whether this field is open for the statement; fills it when it was not drawn before.
    fn is_open(&mut self, field: Field, statement: &Statement) -> bool {
        if self.open != Some(field) {
            return false;
        }
        match self.of {
            None => {
                self.of = Some(statement.id);
                let speaker = &statement.speaker;
                self.name = speaker.name.clone().unwrap_or_default();
                self.office = speaker.role.clone().unwrap_or_default();
                self.date = statement
                    .said_on
                    .map_or_else(String::new, |said| said.iso());
            }
            Some(id) if id != statement.id => self.open = None,
            Some(_) => {}
        }
        self.open.is_some()
    }

    fn close(&mut self) {
        self.open = None;
    }
}

/// Name and office, or the fields to change them.
pub fn speaker_ui(
    ui: &mut Ui,
    shown: &Shown,
    page: &Page,
    statement: &Statement,
    form: &mut Form,
    out: &mut Outbox,
) {
    let speaker = &statement.speaker;
    if !form.is_open(Field::Speaker, statement) {
        ui.add(Label::new(widgets::title(ui, &speaker_name(speaker), size::BODY)).wrap());
        if let Some(office) = speaker_office(speaker) {
            ui.add(Label::new(widgets::small(ui, office)).wrap());
        }
        if let Some(carrier) = &speaker.carrier {
            ui.add(Label::new(widgets::small(ui, format!("passed on by {carrier}"))).wrap());
        }
        change_ui(ui, "Change the speaker", Fix::Speaker, out);
        return;
    }
    let typing = ui.ctx().text_edit_focused();
    let pressed =
        |ui: &Ui, key| typing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    // What stands there at first is no search.
    let typed = if form.typed { form.name.as_str() } else { "" };
    let members = cast(shown.project, shown.reading, page, typed);
    let last = members.len().checked_sub(1);
    if pressed(ui, Key::ArrowDown) {
        form.row = last.map(|last| form.row.map_or(0, |row| (row + 1).min(last)));
    }
    if pressed(ui, Key::ArrowUp) {
        form.row = form.row.and_then(|row| row.checked_sub(1));
    }
    let entered = pressed(ui, Key::Enter);
    let cancelled = pressed(ui, Key::Escape);
    let width = ui.available_width();
    let name = TextEdit::singleline(&mut form.name)
        .desired_width(width)
        .hint_text("Name");
    let name = ui.add(name).accessible_name("Speaker");
    if std::mem::take(&mut form.wants_focus) {
        name.request_focus();
        let mut state = egui::text_edit::TextEditState::load(ui.ctx(), name.id).unwrap_or_default();
        let all = egui::text::CCursorRange::two(
            egui::text::CCursor::new(0),
            egui::text::CCursor::new(form.name.chars().count()),
        );
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), name.id);
    }
    if name.changed() {
        form.typed = true;
        form.row = None;
    }
    let office = TextEdit::singleline(&mut form.office)
        .desired_width(width)
        .hint_text("Office, if it is known");
    ui.add(office).accessible_name("Office");
    let mut taken = entered
        .then(|| form.row.and_then(|row| members.get(row)))
        .flatten();
    for (at, member) in members.iter().enumerate() {
        if member_ui(ui, shown, member, form.row == Some(at)) {
            taken = Some(member);
        }
    }
    let typed = NamedSpeaker::new(&form.name, Some(&form.office));
    let named = match taken {
        Some(member) => NamedSpeaker::new(&member.name, member.office.as_deref()),
        None => typed.clone(),
    };
    let (kept, left) = ui
        .horizontal(|ui| {
            let kept = ui
                .add_enabled(typed.is_some(), egui::Button::new("Keep the speaker"))
                .clicked();
            (kept, ui.button("Cancel").clicked())
        })
        .inner;
    if (kept || entered || taken.is_some()) && named.is_some() {
        out.push(Wish::Correct(Correcting::Speaker(statement.id, named)));
        form.close();
    } else if left || cancelled {
        form.close();
    }
}

/// One who may be meant. Gives whether they are.
fn member_ui(ui: &mut Ui, shown: &Shown, member: &Member, here: bool) -> bool {
    let t = tokens(ui);
    let office = member.office.as_deref().unwrap_or_default();
    let words = if office.is_empty() {
        member.name.clone()
    } else {
        format!("{}, {office}", member.name)
    };
    let fill = if here { t.chip } else { t.panel };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        widgets::side_mark(ui, member.side);
        let button = egui::Button::new(RichText::new(&words).size(size::BODY - 0.5))
            .fill(fill)
            .selected(here)
            .truncate()
            .frame_when_inactive(here);
        let spoken = format!("{words} ({})", shown.party(member.side));
        ui.add(button).accessible_name(spoken).clicked()
    })
    .inner
}

/// The day it was said, or the field to change it.
pub fn date_ui(ui: &mut Ui, statement: &Statement, words: &str, form: &mut Form, out: &mut Outbox) {
    let t = tokens(ui);
    if !form.is_open(Field::Date, statement) {
        let told = match statement.said_on {
            None => "not told".to_owned(),
            Some(said) => match said.until {
                None => format!("{}{words}", day(said.date)),
                Some(until) => format!("{} to {}{words}", day(said.date), day(until)),
            },
        };
        let ink = if statement.said_on.is_some() {
            t.ink
        } else {
            t.muted
        };
        ui.add(Label::new(RichText::new(told).size(size::BODY - 0.5).color(ink)).wrap());
        change_ui(ui, "Change the date", Fix::Date, out);
        return;
    }
    let typing = ui.ctx().text_edit_focused();
    let pressed =
        |ui: &Ui, key| typing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (entered, cancelled) = (pressed(ui, Key::Enter), pressed(ui, Key::Escape));
    let field = TextEdit::singleline(&mut form.date)
        .desired_width(ui.available_width())
        .hint_text("5 May 2031");
    let field = ui.add(field).accessible_name("Date");
    if std::mem::take(&mut form.wants_focus) {
        field.request_focus();
    }
    if field.changed() {
        form.wrong = false;
    }
    let (kept, left) = ui
        .horizontal(|ui| {
            let kept = ui.button("Keep the date").clicked();
            (kept, ui.button("Cancel").clicked())
        })
        .inner;
    if kept || entered {
        match days(&form.date) {
            Some(days) => {
                out.push(Wish::Correct(Correcting::Days(statement.id, Some(days))));
                form.close();
            }
            None => form.wrong = true,
        }
    } else if left || cancelled {
        form.close();
    }
    let (hint, ink) = if form.wrong {
        (
            "This is no day. Type it as 2031-05-05 or 5 May 2031.",
            t.failed,
        )
    } else {
        (
            "One day, or two with “to” between them. Empty: the article does not tell.",
            t.muted,
        )
    };
    ui.add(Label::new(RichText::new(hint).size(size::SMALL).color(ink)).wrap());
}

/// Direct, indirect, mixed: the one it is pressed in.
pub fn kind_ui(ui: &mut Ui, statement: &Statement, out: &mut Outbox) {
    let t = tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding = vec2(8.0, 3.0);
        for kind in [Kind::Direct, Kind::Indirect, Kind::Mixed] {
            let here = statement.kind == kind;
            let (ink, fill) = if here {
                (t.panel, t.chip_ink)
            } else {
                (t.ink, t.panel)
            };
            let button = egui::Button::new(RichText::new(kind.name()).size(size::SMALL).color(ink))
                .fill(fill)
                .selected(here);
            let help = match kind {
                Kind::Direct => "All of it is quoted.",
                Kind::Indirect => "None of it is quoted.",
                Kind::Mixed => "Some of it is quoted.",
            };
            if ui.add(button).on_hover_text(help).clicked() && !here {
                out.push(Wish::Correct(Correcting::Kind(statement.id, Some(kind))));
            }
        }
    });
}

/// What the speaker does by saying it.
pub fn act_ui(ui: &mut Ui, statement: &Statement, out: &mut Outbox) {
    let word = |act: SpeechAct| act.verb().unwrap_or("states");
    let width = ui.available_width().min(170.0);
    let mut now = statement.act;
    let list = ComboBox::from_id_salt(("act", statement.id))
        .selected_text(word(now))
        .width(width)
        .show_ui(ui, |ui| {
            for act in SpeechAct::ALL {
                ui.selectable_value(&mut now, act, word(act));
            }
        });
    let _ = list
        .response
        .accessible_name(format!("Status: {}", word(statement.act)));
    if now != statement.act {
        out.push(Wish::Correct(Correcting::Act(statement.id, Some(now))));
    }
}

fn change_ui(ui: &mut Ui, words: &str, fix: Fix, out: &mut Outbox) {
    let command = Command::Correct(fix);
    let button = widgets::icon_word(ui, Icon::Change, "Change").accessible_name(words);
    if button.on_hover_text(command.tooltip()).clicked() {
        out.run(command);
    }
}
