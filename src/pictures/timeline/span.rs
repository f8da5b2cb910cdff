//! The days in view, moved and zoomed within the calendar.

use super::super::chronicle::Chronicle;
use super::super::days::number;

/// The days in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Left edge, in days as [`super::super::days::number`] counts.
    pub from: f64,
    /// Right edge.
    pub until: f64,
}

impl Span {
    /// The shortest span, in days.
    const SHORTEST: f64 = 2.0;
    /// The longest span, in days.
    const LONGEST: f64 = 8_000_000.0;

    /// All days of a chronicle worth showing at first; a week of any when there is none.
    pub fn of(chronicle: &Chronicle) -> Self {
        let [first, end] = chronicle.core().unwrap_or([0, 7]);
        let (from, until) = (f64::from(first), f64::from(end));
        let spare = ((until - from) * 0.03).max(0.6);
        Self {
            from: from - spare,
            until: until + spare,
        }
        .sound(from)
    }

    /// How many days are in view.
    pub fn days(self) -> f64 {
        self.until - self.from
    }

    /// Shorter (`factor` below 1) or longer, the day `around` staying where it is.
    #[must_use]
    pub fn zoomed(self, factor: f64, around: f64) -> Self {
        Self {
            from: around + (self.from - around) * factor,
            until: around + (self.until - around) * factor,
        }
        .sound(around)
    }

    /// Moved by so many days.
    #[must_use]
    pub fn moved(self, days: f64) -> Self {
        Self {
            from: self.from + days,
            until: self.until + days,
        }
        .sound(self.from)
    }

    /// Moved just so far that a day is well in view.
    #[must_use]
    pub fn showing(self, number: i32) -> Self {
        let edge = self.days() * 0.06;
        let middle = f64::from(number) + 0.5;
        if middle < self.from + edge {
            self.moved(middle - self.from - edge)
        } else if middle > self.until - edge {
            self.moved(middle - self.until + edge)
        } else {
            self
        }
    }

    /// Kept between the shortest and the longest, and within the calendar.
    fn sound(self, around: f64) -> Self {
        let days = self.days();
        let wanted = days.clamp(Self::SHORTEST, Self::LONGEST);
        let mut out = self;
        if (wanted - days).abs() > f64::EPSILON {
            let share = if days > 0.0 {
                ((around - self.from) / days).clamp(0.0, 1.0)
            } else {
                0.5
            };
            out.from = around - wanted * share;
            out.until = out.from + wanted;
        }
        let first = f64::from(number(jiff::civil::Date::MIN));
        let last = f64::from(number(jiff::civil::Date::MAX));
        let push = (first - out.from).max(0.0) + (last - out.until).min(0.0);
        Self {
            from: out.from + push,
            until: out.until + push,
        }
    }
}
