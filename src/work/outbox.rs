//! Where the threads leave their events for the window.

use std::sync::{Mutex, PoisonError};

use super::Event;

/// Events that wait to be fetched, and how to say that there are some.
pub(super) struct Outbox {
    events: Mutex<Vec<Event>>,
    wake: Box<dyn Fn() + Send + Sync>,
}

impl Outbox {
    pub(super) fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            events: Mutex::default(),
            wake: Box::new(wake),
        }
    }

    pub(super) fn put(&self, event: Event) {
        {
            let mut events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
            match (events.last_mut(), &event) {
                (
                    Some(Event::Progress {
                        title: last, done, ..
                    }),
                    Event::Progress {
                        title, done: now, ..
                    },
                ) if last == title => *done = (*done).max(*now),
                _ => events.push(event),
            }
        }
        (self.wake)();
    }

    pub(super) fn take(&self) -> Vec<Event> {
        std::mem::take(&mut *self.events.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
