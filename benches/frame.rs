//! What a frame of the whole window costs the processor at 100,000 statements and 20,000
//! suggestions, from input to triangles, without a screen, accessibility on: at rest, while
//! scrolling, while typing into the search, and while judging pair after pair. Says whether each stays
//! within what was promised: median 4 ms, worst 16 ms, 50 ms from a key to the next pair.
//!
//! Times are those of the processor on the window's thread, so that other work does not count.

mod big;

use std::sync::Arc;
use std::time::{Duration, Instant};

use counterclaim::app::{App, Env, NativePicker};
use counterclaim::disk::Recovery;
use counterclaim::ui::theme;
use eframe::egui::{self, Event, Key, Modifiers};

/// Processor time of this thread; where the system does not tell, time.
fn now() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    // The system adds up what a thread used when it gives way.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let told = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    told.map_or_else(
        || START.get_or_init(Instant::now).elapsed(),
        Duration::from_nanos,
    )
}

struct Window {
    ctx: egui::Context,
    app: App,
    frames: u64,
    triangles: usize,
}

impl Window {
    fn new(folder: &std::path::Path) -> Self {
        let (project, reading) = big::project();
        let ctx = egui::Context::default();
        theme::install(&ctx);
        ctx.enable_accesskit();
        let env = Env {
            config: None,
            recovery: Some(Recovery::at(folder.to_owned())),
            doors: None,
            now: || "2031-05-14T00:00:00Z".parse().expect("a time"),
            picker: Arc::new(NativePicker),
            fonts: None,
        };
        let mut app = App::new(env, &ctx).expect("a thread can be had");
        app.show_read(project, Arc::new(reading));
        Self {
            ctx,
            app,
            frames: 0,
            triangles: 0,
        }
    }

    /// One frame; gives what it cost.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
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
        let from = now();
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| {
            app.logic(ui.ctx());
            app.ui(ui);
        });
        // There is no screen to send the font's pictures to.
        output.textures_delta.clear();
        assert!(output.platform_output.accesskit_update.is_some());
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = now().saturating_sub(from);
        self.triangles = shapes
            .iter()
            .map(|shape| match &shape.primitive {
                egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
                egui::epaint::Primitive::Callback(_) => 0,
            })
            .sum();
        took
    }

    fn rest(&mut self) {
        for _ in 0..4 {
            self.frame(Vec::new());
        }
    }

    /// A key pressed and let go, and the frame that shows what it did: what each of both cost.
    fn press(&mut self, modifiers: Modifiers, key: Key) -> [Duration; 2] {
        let event = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        };
        let pressed = self.frame(vec![event(true), event(false)]);
        [pressed, self.frame(Vec::new())]
    }

    fn run(&mut self, command: &str) {
        self.press(Modifiers::COMMAND, Key::P);
        self.frame(vec![Event::Text(command.to_owned())]);
        self.press(Modifiers::NONE, Key::Enter);
        self.rest();
    }
}

fn row(what: &str, mut times: Vec<Duration>, triangles: usize) {
    times.sort_unstable();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
    let late = times.iter().filter(|&&time| ms(time) > 16.0).count();
    println!(
        "{what:<44} median {:6.2} ms  worst {:6.2} ms  {late} of {} over 16 ms  {triangles} triangles{}",
        ms(median),
        ms(worst),
        times.len(),
        if ms(median) > 4.0 || ms(worst) > 16.0 {
            "  TOO SLOW"
        } else {
            ""
        }
    );
}

fn wheel(by: f32) -> Vec<Event> {
    vec![
        Event::PointerMoved(egui::pos2(500.0, 300.0)),
        Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, by),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        },
    ]
}

fn resident_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder for recovery");
    let mut window = Window::new(folder.path());
    let first = window.frame(Vec::new());
    println!(
        "first frame, all lists made: {:.1} ms",
        first.as_secs_f64() * 1e3
    );
    window.rest();
    for arrangement in ["By topic", "By time", "By article"] {
        window.run(arrangement);
        let times = (0..200).map(|_| window.frame(Vec::new())).collect();
        row(&format!("{arrangement}: at rest"), times, window.triangles);
        let times = (0..400).map(|_| window.frame(wheel(-140.0))).collect();
        row(
            &format!("{arrangement}: scrolling"),
            times,
            window.triangles,
        );
        let mut times = Vec::new();
        for _ in 0..40 {
            times.extend(window.press(Modifiers::NONE, Key::PageDown));
        }
        row(
            &format!("{arrangement}: page by page"),
            times,
            window.triangles,
        );

        window.press(Modifiers::COMMAND, Key::F);
        let mut times = Vec::new();
        for letter in "customs house 3 speaker 17".chars() {
            times.push(window.frame(vec![Event::Text(letter.to_string())]));
            times.push(window.frame(Vec::new()));
            times.push(window.frame(Vec::new()));
        }
        for _ in 0..26 {
            times.extend(window.press(Modifiers::NONE, Key::Backspace));
        }
        row(
            &format!("{arrangement}: typing into the search"),
            times,
            window.triangles,
        );
        window.press(Modifiers::NONE, Key::Escape);
        window.press(Modifiers::NONE, Key::Escape);
        window.rest();

        let mut both = Vec::new();
        let mut times = Vec::new();
        for key in [Key::J, Key::A] {
            let before = window.app.project().screen.pair;
            for _ in 0..100 {
                let pressed = window.press(Modifiers::NONE, key);
                times.extend(pressed);
                both.push(pressed[0] + pressed[1]);
            }
            assert_ne!(window.app.project().screen.pair, before, "keys are alive");
        }
        row(
            &format!("{arrangement}: jumping and judging, J and A"),
            times,
            window.triangles,
        );
        both.sort_unstable();
        let worst = both[both.len() - 1].as_secs_f64() * 1e3;
        println!(
            "{:<44} median {:6.2} ms  worst {worst:6.2} ms{}",
            "… from the key to the next pair drawn",
            both[both.len() / 2].as_secs_f64() * 1e3,
            if worst > 50.0 { "  TOO SLOW" } else { "" }
        );
    }
    println!("verdicts given: {}", window.app.project().verdicts().len());
    if let Some(resident) = resident_mb() {
        println!("resident: {resident} MB");
    }
}
