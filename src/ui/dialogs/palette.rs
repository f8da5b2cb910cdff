//! The palette: every command by its name, saved searches, and articles, speakers and topics to go to,
//! for hands that stay on the keyboard.

use egui::accesskit::Role;
use egui::{Key, Modifiers, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::super::command::{COMMANDS, Command, Situation};
use super::super::facet_list::{filter, folded};
use super::super::outbox::{Outbox, Wish};
use super::super::theme::{line_height, size, tokens};
use super::super::{Shown, text, widgets};
use crate::model::{ArticleId, SpeakerKey};
use crate::project::{NoteTarget, ValueKey};
use crate::views::Revision;

/// What was typed so far, and which line is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    words: String,
    at: usize,
    focused: bool,
    /// The lines for these words, and what they were found in.
    found: Option<(String, Revision, Situation)>,
    lines: Vec<Line>,
}

/// Something to do or to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    what: What,
    title: String,
    /// What it does, or where it is from.
    help: String,
}

/// What a line stands for; of equal fit the first kinds come first.
#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Command(Command),
    /// A saved search, by its place.
    Search(usize),
    Article(ArticleId),
    Speaker(SpeakerKey),
    Topic(ValueKey),
}

impl What {
    /// What it is called; a command has its key instead.
    fn name(&self) -> &'static str {
        match self {
            Self::Command(_) => "",
            Self::Search(_) => "saved search",
            Self::Article(_) => "article",
            Self::Speaker(_) => "speaker",
            Self::Topic(_) => "topic",
        }
    }
}

const ROW: f32 = 30.0;
/// The most lines: more words find fewer.
const MOST: usize = 200;

/// Draws the palette and gives whether it is to be closed.
pub fn palette_ui(ui: &mut Ui, shown: &Shown, palette: &mut Palette, out: &mut Outbox) -> bool {
    widgets::name_dialog(ui, "Commands");
    let step = ui.input_mut(|input| {
        let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
        let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
        down.cast_signed() - up.cast_signed()
    });
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let field = TextEdit::singleline(&mut palette.words)
        .desired_width(f32::INFINITY)
        .hint_text("A command, a saved search, an article, a speaker, a topic");
    let response = ui.add(field).accessible_name("Command");
    if !palette.focused {
        response.request_focus();
        palette.focused = true;
    }
    if response.changed() {
        palette.at = 0;
    }
    let now = (palette.words.clone(), shown.revision, shown.situation);
    if palette.found.as_ref() != Some(&now) {
        palette.lines = matching(&palette.words, shown);
        palette.found = Some(now);
    }
    let found = &palette.lines;
    palette.at = palette
        .at
        .saturating_add_signed(step)
        .min(found.len().saturating_sub(1));
    if found.is_empty() {
        super::text_ui(ui, "Nothing has these words.");
    }
    let mut chosen = entered.then(|| found.get(palette.at)).flatten();
    let height = (ui.ctx().content_rect().height() - 160.0).clamp(90.0, 11.0 * (ROW + 2.0));
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (at, line) in found.iter().enumerate() {
                let here = at == palette.at;
                let row = row_ui(ui, line, here);
                if here && step != 0 {
                    row.scroll_to_me(None);
                }
                if row.clicked() {
                    chosen = Some(line);
                }
            }
        });
    if let Some(line) = chosen {
        go(shown, &line.what, out);
    }
    chosen.is_some()
}

/// Does what the line stands for.
fn go(shown: &Shown, what: &What, out: &mut Outbox) {
    match what {
        What::Command(command) => out.run(*command),
        What::Search(at) => out.push(Wish::UseSearch(*at)),
        What::Article(id) => out.push(Wish::GoTo(NoteTarget::Article(*id))),
        What::Speaker(key) => {
            out.push(Wish::Picture(None));
            out.push(filter(shown, |f| f.speakers = [key.clone()].into()));
        }
        What::Topic(key) => {
            out.push(Wish::Picture(None));
            out.push(filter(shown, |f| f.topics = [key.clone()].into()));
        }
    }
}

/// What can be had now and has all the words; what begins with them comes first, then what has them in
/// its title. Without words, all commands and saved searches.
fn matching(words: &str, shown: &Shown) -> Vec<Line> {
    let words: Vec<String> = folded(words).split(' ').map(str::to_owned).collect();
    let mut found: Vec<((bool, bool), Line)> = Vec::new();
    let mut offer = |what: What, title: &str, help: &str| {
        let name = folded(title);
        let all = format!("{name} {} {}", folded(help), what.name());
        if words.iter().all(|word| all.contains(word.as_str())) {
            let first = words
                .first()
                .is_none_or(|word| name.starts_with(word.as_str()));
            let in_title = words.iter().all(|word| name.contains(word.as_str()));
            let line = Line {
                what,
                title: title.to_owned(),
                help: help.to_owned(),
            };
            found.push(((!first, !in_title), line));
        }
    };
    for spec in COMMANDS {
        if spec.command != Command::Palette && spec.command.is_enabled(shown.situation) {
            offer(What::Command(spec.command), spec.title, spec.help);
        }
    }
    for (at, saved) in shown.project.searches().iter().enumerate() {
        offer(
            What::Search(at),
            &saved.name,
            "Sets the filters saved under this name.",
        );
    }
    // What the project holds is looked for by its words; all of it would be no help.
    if words.iter().any(|word| !word.is_empty()) {
        let facets = &shown.lists.facets;
        for article in &facets.articles {
            offer(What::Article(article.id), &article.title, &article.source);
        }
        for speaker in &facets.speakers {
            let help = shown.party(speaker.side);
            offer(What::Speaker(speaker.key.clone()), &speaker.name, help);
        }
        for topic in &facets.topics {
            offer(What::Topic(topic.key.clone()), &topic.name, "");
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.truncate(MOST);
    found.into_iter().map(|(_, line)| line).collect()
}

/// Title, what it does, and its key or what it is.
fn row_ui(ui: &mut Ui, line: &Line, chosen: bool) -> egui::Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| {
        let name = match line.what.name() {
            "" => line.title.clone(),
            what => format!("{}, {what}", line.title),
        };
        WidgetInfo::selected(Role::MenuItem, true, chosen, name)
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if chosen {
        ui.painter().rect_filled(rect, 7.0, t.chip);
    } else if response.hovered() {
        let edge = egui::Stroke::new(1.0, t.line);
        ui.painter()
            .rect_stroke(rect, 7.0, edge, egui::StrokeKind::Inside);
    }
    let keys = match &line.what {
        What::Command(command) => command.key_name(),
        what => what.name().to_owned(),
    };
    let keys = text::lay_out(
        ui,
        text::paragraph(
            &keys,
            text::format(size::SMALL, t.chip_ink),
            f32::INFINITY,
            1,
        ),
    );
    let right = rect.right() - 10.0 - keys.size().x;
    let height = |size: f32| rect.center().y - line_height(size) / 2.0;
    ui.painter()
        .galley(pos2(right, height(size::SMALL)), keys, t.chip_ink);
    let title = text::lay_out(
        ui,
        text::paragraph(
            &line.title,
            text::strong(size::BODY, t.ink),
            (right - 12.0 - (rect.left() + 10.0)).max(40.0),
            1,
        ),
    );
    let left = rect.left() + 10.0;
    let help_left = left + title.size().x + 10.0;
    ui.painter()
        .galley(pos2(left, height(size::BODY)), title, t.ink);
    let room = right - 12.0 - help_left;
    if room > 60.0 {
        let help = text::paragraph(&line.help, text::format(size::SMALL, t.chip_ink), room, 1);
        let help = text::lay_out(ui, help);
        ui.painter()
            .galley(pos2(help_left, height(size::SMALL)), help, t.chip_ink);
    }
    widgets::focus_ring(ui, &response, 8);
    response
}
