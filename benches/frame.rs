//! What a frame of the whole window costs the processor at 100,000 statements, without a screen.

mod big;

use std::hint::black_box;

use counterclaim::model::{Reading, StatementId};
use counterclaim::project::Project;
use counterclaim::ui::{
    self, Kept, Outbox, Preferences, Previewed, Shown, Situation, ThemeChoice, Wish, theme,
};
use counterclaim::views::{Lists, PairView, Revision, Views, pair_view};
use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui;

struct Window {
    ctx: egui::Context,
    project: Project,
    reading: Reading,
    lists: Lists,
    pair: PairView,
    state: ui::State,
    frames: u64,
}

impl Window {
    fn new() -> Self {
        let (mut project, reading) = big::project();
        let mut views = Views::default();
        let lists = views.lists(
            Revision::default(),
            &project,
            &reading,
            &project.screen.filters.clone(),
        );
        let item = &lists.queue.items[lists.queue.items.len() / 2];
        project.screen.pair = Some(item.pair);
        let pair = pair_view(&project, &reading, item);
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let mut window = Self {
            ctx,
            project,
            reading,
            lists,
            pair,
            state: ui::State::default(),
            frames: 0,
        };
        for _ in 0..5 {
            window.frame(Vec::new());
        }
        window
    }

    /// One frame, from input to triangles.
    fn frame(&mut self, events: Vec<egui::Event>) -> usize {
        self.frames += 1;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                egui::Pos2::ZERO,
                egui::vec2(1440.0, 900.0),
            )),
            time: Some(self.frames as f64 / 60.0),
            events,
            ..Default::default()
        };
        let mut outbox = Outbox::default();
        let shown = Shown {
            project: &self.project,
            reading: &self.reading,
            reading_revision: 1,
            lists: &self.lists,
            pair: Some(&self.pair),
            page: None,
            picture: None,
            readings: None,
            relation: None,
            decided: None,
            pace: counterclaim::views::Pace::default(),
            judging: counterclaim::views::Judging::default(),
            figures: &counterclaim::project::ReviewFigures::default(),
            revision: Revision::default(),
            explain: counterclaim::pipeline::explain,
            situation: Situation {
                articles: true,
                pair: true,
                queue: true,
                ..Situation::default()
            },
            linking: None,
            working: None,
            messages: &[],
            failures: &[],
            recent: &[],
            undo_title: None,
            redo_title: None,
            unsaved: &[],
            project_name: None,
            kept: &Kept::InFile,
            preferences: &Preferences {
                theme: ThemeChoice::Light,
                ..Preferences::default()
            },
            previewed: &Previewed::None,
        };
        let mut output = self.ctx.run_ui(input, |ui| {
            ui::draw(ui, &shown, &mut self.state, &mut outbox);
        });
        let mut top: Option<[Option<StatementId>; 2]> = None;
        for wish in outbox.take() {
            if let Wish::Top(place, _) = wish {
                top = Some(place);
            }
        }
        if let Some(top) = top {
            self.project.screen.top = top;
        }
        // There is no screen to send the font's pictures to.
        output.textures_delta.clear();
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        shapes.len()
    }
}

fn frame(c: &mut Criterion) {
    let mut window = Window::new();
    let mut group = c.benchmark_group("frame at 100,000 statements");
    group.sample_size(50);
    group.bench_function("at rest", |b| {
        b.iter(|| black_box(window.frame(Vec::new())));
    });
    group.bench_function("scrolling", |b| {
        let wheel = || {
            vec![
                egui::Event::PointerMoved(egui::pos2(500.0, 300.0)),
                egui::Event::MouseWheel {
                    unit: egui::MouseWheelUnit::Point,
                    delta: egui::vec2(0.0, -120.0),
                    phase: egui::TouchPhase::Move,
                    source: egui::MouseWheelSource::Wheel,
                    modifiers: egui::Modifiers::NONE,
                },
            ]
        };
        b.iter(|| black_box(window.frame(wheel())));
    });
    group.finish();
}

criterion_group!(benches, frame);
criterion_main!(benches);
