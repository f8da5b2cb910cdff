//! The sidebar: articles, statuses and speakers, each of which narrows columns and queue.

use std::collections::{BTreeSet, HashMap};

use egui::accesskit::Role;
use egui::{Panel, Rect, Response, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::facet_list::{self, Line, filter, section_ui, values_ui};
use super::icon::{self, Icon};
use super::outbox::{Outbox, Wish};
use super::theme::{line_height, size, tokens};
use super::{Command, Shown, marks_line, panels, text, widgets};
use crate::model::{ArticleId, Between, Kind};
use crate::project::{Filters, NoteTarget, Status, ValueKey};
use crate::views::ArticleFacet;
use crate::views::facets::Value;

/// What the sidebar remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    all_articles: bool,
    lists: facet_list::State,
    /// Heights of the articles' rows, for a width.
    heights: (f32, HashMap<ArticleId, f32>),
}

/// Draws the sidebar.
pub fn sidebar_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    let t = tokens(ui);
    let narrow = ui.available_width() < 1000.0;
    let response = Panel::left("sidebar")
        .default_size(panels::begin(
            ui,
            "sidebar",
            if narrow { 176.0 } else { 232.0 },
        ))
        .size_range(140.0..=380.0)
        .frame(widgets::panel_frame(t.panel, 10, 0))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt("sidebar scroll")
                .auto_shrink(false)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.add_space(14.0);
                    searches_ui(ui, shown, out);
                    articles_ui(ui, shown, state, out);
                    statuses_ui(ui, shown, out);
                    between_ui(ui, shown, out);
                    speakers_ui(ui, shown, state, out);
                    facets_ui(ui, shown, &mut state.lists, out);
                    ui.add_space(14.0);
                });
        });
    panels::shown(ui, "sidebar", response.response.rect.width());
}

fn articles_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    let articles = &shown.lists.facets.articles;
    let chosen = shown.screen().filters.article;
    if !section_ui(
        ui,
        shown,
        "Articles",
        true,
        usize::from(chosen.is_some()),
        out,
    ) {
        return;
    }
    // As many as leave room for the statuses, some speakers and the heads of the other sections.
    let usual = ((ui.clip_rect().height() - 640.0) / 68.0).clamp(3.0, 12.0) as usize;
    let few = if state.all_articles {
        articles.len()
    } else {
        usual
    };
    for (at, article) in articles.iter().enumerate() {
        let is_chosen = chosen == Some(article.id);
        if at >= few && !is_chosen {
            continue;
        }
        let row = article_row(ui, shown, article, is_chosen, &mut state.heights);
        if row.clicked() {
            let next = (!is_chosen).then_some(article.id);
            out.push(filter(shown, |f| f.article = next));
        }
        row.context_menu(|ui| {
            let target = NoteTarget::Article(article.id);
            if widgets::button(ui, Icon::Note, "Note on this article…").clicked() {
                out.push(Wish::OpenNote(target));
                ui.close();
            }
            if widgets::button(ui, Icon::Tag, "Tag this article…").clicked() {
                out.push(Wish::OpenTags(vec![target]));
                ui.close();
            }
            ui.separator();
            if widgets::button(ui, Icon::Remove, "Take this article out").clicked() {
                out.push(Wish::RemoveArticle(article.id));
                ui.close();
            }
        });
    }
    more_ui(
        ui,
        articles.len(),
        usual,
        &mut state.all_articles,
        "articles",
    );
}

/// Room for the icon before the outlet of an article, in points.
const SIGN: f32 = icon::SMALL + 4.0;

fn more_ui(ui: &mut Ui, all: usize, few: usize, open: &mut bool, what: &str) {
    if all <= few {
        return;
    }
    ui.horizontal(|ui| {
        ui.add_space(4.0);
        let words = if *open {
            format!("Fewer {what}")
        } else {
            format!("All {all} {what}")
        };
        if widgets::word_button(ui, &words).clicked() {
            *open = !*open;
        }
    });
}

/// Headline in at most two lines, outlet and date, tags and note, and the number of claims of either
/// side.
fn article_row(
    ui: &mut Ui,
    shown: &Shown,
    article: &ArticleFacet,
    chosen: bool,
    heights: &mut (f32, HashMap<ArticleId, f32>),
) -> Response {
    let t = tokens(ui);
    let width = ui.available_width();
    let counts_width = 44.0;
    let [a, b] = article.claims;
    if (heights.0 - width).abs() > 0.5 {
        *heights = (width, HashMap::new());
    }
    let target = NoteTarget::Article(article.id);
    let spoken = || {
        let marks = marks_line::spoken(shown, target);
        let (title, source) = (&article.title, &article.source);
        let name = format!("{title}, {source}, {a} claims left, {b} right{marks}");
        WidgetInfo::selected(Role::Button, true, chosen, name)
    };
    // A row out of view whose height is known is not laid out.
    if let Some(&height) = heights.1.get(&article.id) {
        let rect = Rect::from_min_size(ui.cursor().min, vec2(width, height));
        if !ui.is_rect_visible(rect) {
            let response = ui.allocate_exact_size(rect.size(), Sense::click()).1;
            response.widget_info(spoken);
            return response;
        }
    }
    let title = text::lay_out(
        ui,
        text::paragraph(
            &article.title,
            text::format(size::BODY, t.ink),
            width - 16.0 - counts_width,
            2,
        ),
    );
    let height = title.size().y + line_height(size::SMALL) + 13.0;
    heights.1.insert(article.id, height);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(spoken);
    if ui.is_rect_visible(rect) {
        if chosen || response.hovered() {
            ui.painter().rect_filled(rect, 7.0, t.chip);
        }
        let left = rect.left() + 8.0;
        let top = rect.top() + 6.0;
        let title_height = title.size().y;
        ui.painter().galley(pos2(left, top), title, t.ink);
        let ink = if chosen { t.chip_ink } else { t.muted };
        let format = text::format(size::SMALL, ink);
        // Where there is little room it is for the words.
        let sign = if width < 190.0 { 0.0 } else { SIGN };
        let line = top + title_height;
        let centre = line + line_height(size::SMALL) / 2.0;
        let right = pos2(rect.right() - 8.0, centre);
        let room = marks_line::paint(ui, shown, target, right) - left - sign;
        let source = text::paragraph(&article.source, format, room.max(20.0), 1);
        let source = text::lay_out(ui, source);
        if sign > 0.0 {
            let middle = pos2(left + icon::SMALL / 2.0, centre);
            Icon::Article.paint(ui, middle, icon::SMALL, ink);
        }
        ui.painter().galley(pos2(left + sign, line), source, ink);
        counts(ui, rect, [a, b]);
    }
    widgets::focus_ring(ui, &response, 8);
    response.on_hover_ui(|ui| {
        ui.label(&article.title);
        ui.label(widgets::small(
            ui,
            format!("{} other statements", article.others),
        ));
        for warning in &article.warnings {
            ui.colored_label(t.failed, warning);
        }
        let tags = shown.project.tag_list(target);
        if !tags.is_empty() {
            let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
            ui.label(widgets::small(ui, format!("Tags: {}", names.join(", "))));
        }
        if let Some(note) = shown.project.note(target) {
            let start: String = note.chars().take(400).collect();
            ui.label(format!("Note: {start}"));
        }
    })
}

fn counts(ui: &Ui, row: Rect, [a, b]: [usize; 2]) {
    let t = tokens(ui);
    let mut job = egui::text::LayoutJob::default();
    job.append(&a.to_string(), 0.0, text::strong(size::SMALL, t.side_a));
    job.append(" · ", 0.0, text::format(size::SMALL, t.muted));
    job.append(&b.to_string(), 0.0, text::strong(size::SMALL, t.side_b));
    let galley = text::lay_out(ui, job);
    let at = pos2(row.right() - 8.0 - galley.size().x, row.top() + 8.0);
    ui.painter().galley(at, galley, t.ink);
}

fn statuses_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let counts = shown.lists.statuses;
    let chosen = shown.screen().filters.status;
    if !section_ui(
        ui,
        shown,
        "Status",
        true,
        usize::from(chosen != Status::All),
        out,
    ) {
        return;
    }
    for (status, sign, name) in [
        (Status::All, Icon::All, "All pairs"),
        (Status::ToReview, Icon::Undecided, "To review"),
        (Status::Confirmed, Icon::Confirmed, "Confirmed"),
        (Status::Rejected, Icon::Rejected, "Rejected"),
        (Status::Later, Icon::Later, "Later"),
        (Status::Sample, Icon::Missed, "Sample of the rest"),
    ] {
        // Its pairs are in the other lists only when they are looked at.
        let drawn = shown.project.sample().map(|sample| sample.pairs.len());
        let number = match (status, drawn) {
            (Status::Sample, None) => continue,
            (Status::Sample, Some(drawn)) => drawn.to_string(),
            _ => counts.of(status).to_string(),
        };
        if widgets::icon_row(ui, sign, name, &number, chosen == status).clicked() {
            let next = if chosen == status {
                Status::All
            } else {
                status
            };
            out.push(filter(shown, |f| f.status = next));
        }
    }
}

/// Pairs across the sides, and pairs within one, which are no contradictions between the two.
fn between_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let offered = &shown.lists.offered;
    let chosen = shown.screen().filters.between;
    let within = offered
        .iter()
        .any(|&(between, count)| between != Between::Sides && count > 0);
    if !within && chosen == Between::Sides {
        return;
    }
    if !section_ui(
        ui,
        shown,
        "Pairs",
        true,
        usize::from(chosen != Between::Sides),
        out,
    ) {
        return;
    }
    for &(between, count) in offered.iter() {
        let (sign, name, help) = match between {
            Between::Sides => (
                Icon::Sides,
                "Between the sides",
                "Claims of one side against those of the other.",
            ),
            Between::Times => (
                Icon::Past,
                "Changed over time",
                "One side said one thing first and another later: a change of position.",
            ),
            Between::OneSide => (
                Icon::OneSide,
                "Within one side",
                "Two voices of one side that may contradict each other.",
            ),
        };
        let row = widgets::icon_row(ui, sign, name, &count.to_string(), chosen == between);
        if row.on_hover_text(help).clicked() {
            out.push(filter(shown, |f| f.between = between));
        }
    }
}

fn speakers_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    let chosen = &shown.screen().filters.speakers;
    if !section_ui(ui, shown, "Speakers", true, chosen.len(), out) {
        return;
    }
    let speakers = &shown.lists.facets.speakers;
    let lines: Vec<Line> = speakers
        .iter()
        .map(|speaker| Line {
            name: &speaker.name,
            count: speaker.claims,
            chosen: chosen.contains(&speaker.key),
            side: Some(speaker.side),
            tag: None,
        })
        .collect();
    if let Some(at) = values_ui(ui, &mut state.lists, "Speakers", &lines) {
        let key = speakers[at].key.clone();
        out.push(filter(shown, |f| toggle(&mut f.speakers, key)));
    }
    let others: usize = shown.lists.tray.iter().map(|group| group.rows.len()).sum();
    let open = shown.screen().tray_open;
    let row = widgets::icon_row(
        ui,
        Icon::Parties,
        "Other speakers",
        &others.to_string(),
        open,
    )
    .on_hover_text(Command::Tray.tooltip());
    if row.clicked() {
        out.run(Command::Tray);
    }
}

/// Puts a value in, or takes it out when it is in.
fn toggle<K: Ord>(values: &mut BTreeSet<K>, key: K) {
    if !values.remove(&key) {
        values.insert(key);
    }
}

/// The facets that are closed until they are asked for.
fn facets_ui(ui: &mut Ui, shown: &Shown, lists: &mut facet_list::State, out: &mut Outbox) {
    type Pick = fn(&mut Filters) -> &mut BTreeSet<ValueKey>;
    let facets = &shown.lists.facets;
    let set = &shown.screen().filters;
    let words: [(&'static str, &[Value<ValueKey>], Pick); 3] = [
        ("Topics", &facets.topics, |f| &mut f.topics),
        ("Offices", &facets.offices, |f| &mut f.offices),
        ("Outlets", &facets.outlets, |f| &mut f.outlets),
    ];
    for (name, values, pick) in words {
        let mut chosen = set.clone();
        let chosen = pick(&mut chosen);
        if values.is_empty() && chosen.is_empty() {
            continue;
        }
        if !section_ui(ui, shown, name, false, chosen.len(), out) {
            continue;
        }
        let lines: Vec<Line> = values
            .iter()
            .map(|value| line(&value.name, value.count, chosen.contains(&value.key)))
            .collect();
        if let Some(at) = values_ui(ui, lists, name, &lines) {
            let key = values[at].key.clone();
            out.push(filter(shown, |f| toggle(pick(f), key)));
        }
    }
    let dated = usize::from(set.from.is_some()) + usize::from(set.until.is_some());
    if section_ui(ui, shown, "Days", false, dated, out) {
        facet_list::days_ui(ui, shown, lists, out);
    }
    if section_ui(ui, shown, "Sides", false, set.sides.len(), out) {
        for side in &facets.sides {
            let chosen = set.sides.contains(&side.key);
            let number = side.count.to_string();
            let name = shown.party(side.key);
            if widgets::choice_row(ui, name, &number, chosen, Some(side.key)).clicked() {
                out.push(filter(shown, |f| toggle(&mut f.sides, side.key)));
            }
        }
    }
    if section_ui(ui, shown, "Kinds", false, set.kinds.len(), out) {
        for kind in &facets.kinds {
            let chosen = set.kinds.contains(&kind.key);
            let row = widgets::choice_row(ui, &kind.name, &kind.count.to_string(), chosen, None);
            let row = row.on_hover_text(match kind.key {
                Kind::Direct => "Wholly in quotation marks.",
                Kind::Mixed => "Partly in quotation marks.",
                Kind::Indirect => "In the article’s own words.",
            });
            if row.clicked() {
                out.push(filter(shown, |f| toggle(&mut f.kinds, kind.key)));
            }
        }
    }
    let marks = set.tags.len() + usize::from(set.noted);
    if section_ui(ui, shown, "Tags and notes", false, marks, out) {
        let noted = facets.noted.to_string();
        let row = widgets::icon_row(ui, Icon::Note, "With a note", &noted, set.noted);
        if row.clicked() {
            out.push(filter(shown, |f| f.noted = !f.noted));
        }
        if !facets.tags.is_empty() {
            let lines: Vec<Line> = facets
                .tags
                .iter()
                .map(|tag| Line {
                    tag: shown.project.tag(tag.key).map(|tag| (tag.color, tag.shape)),
                    ..line(&tag.name, tag.count, set.tags.contains(&tag.key))
                })
                .collect();
            if let Some(at) = values_ui(ui, lists, "Tags", &lines) {
                out.push(filter(shown, |f| toggle(&mut f.tags, facets.tags[at].key)));
            }
        }
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            for command in [Command::Codebook, Command::Notes] {
                let button = widgets::word_button(ui, command.title());
                if button.on_hover_text(command.tooltip()).clicked() {
                    out.run(command);
                }
            }
        });
    }
}

fn line(name: &str, count: usize, chosen: bool) -> Line<'_> {
    Line {
        name,
        count,
        chosen,
        side: None,
        tag: None,
    }
}

/// Filters under a name.
fn searches_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let searches = shown.project.searches();
    if searches.is_empty() || !section_ui(ui, shown, "Saved searches", true, 0, out) {
        return;
    }
    for (at, saved) in searches.iter().enumerate() {
        let chosen = saved.filters == shown.screen().filters;
        let row = widgets::icon_row(ui, Icon::Saved, &saved.name, "", chosen);
        if row.clicked() {
            out.push(Wish::UseSearch(at));
        }
        row.context_menu(|ui| {
            for (sign, words, wish) in [
                (Icon::Change, "Rename…", Wish::RenameSearch(at)),
                (
                    Icon::Filter,
                    "Update to the filters set now",
                    Wish::UpdateSearch(at),
                ),
                (Icon::Remove, "Delete", Wish::DeleteSearch(at)),
            ] {
                if widgets::button(ui, sign, words).clicked() {
                    out.push(wish);
                    ui.close();
                }
            }
        });
    }
}
