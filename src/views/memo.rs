//! Remembers the last thing worked out, and what it was worked out from.

use std::collections::VecDeque;
use std::sync::Arc;

/// One remembered value.
#[derive(Debug)]
pub struct Memo<K, V> {
    last: Option<(K, Arc<V>)>,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { last: None }
    }
}

impl<K: PartialEq, V> Memo<K, V> {
    /// Remembers a value that was worked out elsewhere.
    pub fn put(&mut self, key: K, value: V) {
        self.last = Some((key, Arc::new(value)));
    }

    /// The value for `key`: the remembered one when the key is the same, else what `make` gives.
    pub fn get(&mut self, key: K, make: impl FnOnce() -> V) -> Arc<V> {
        if let Some((last, value)) = &mut self.last
            && *last == key
        {
            // Keys that are equal may still be quicker to compare next time.
            *last = key;
            return Arc::clone(value);
        }
        let value = Arc::new(make());
        self.last = Some((key, Arc::clone(&value)));
        value
    }
}

impl<K: PartialEq, V: PartialEq> Memo<K, V> {
    /// Like [`get`](Self::get); but a value that is worked out anew and comes out the same stays the
    /// one it was, so that what was made of it need not be made again ([`Same`]).
    pub fn get_kept(&mut self, key: K, make: impl FnOnce() -> V) -> Arc<V> {
        if let Some((last, value)) = &mut self.last {
            if *last != key {
                let new = make();
                if **value != new {
                    *value = Arc::new(new);
                }
            }
            *last = key;
            return Arc::clone(value);
        }
        self.get(key, make)
    }
}

/// A value as a key: it is equal only to itself, not to others like it.
#[derive(Debug)]
pub struct Same<T>(pub Arc<T>);

impl<T> Same<T> {
    /// The key of this value.
    pub fn of(value: &Arc<T>) -> Self {
        Self(Arc::clone(value))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The last few values worked out, for what is gone back to.
#[derive(Debug)]
pub struct Recent<K, V> {
    /// The newest last.
    list: VecDeque<(K, Arc<V>)>,
}

/// How many values are remembered.
const RECENT: usize = 24;

impl<K, V> Default for Recent<K, V> {
    fn default() -> Self {
        Self {
            list: VecDeque::new(),
        }
    }
}

impl<K: PartialEq, V> Recent<K, V> {
    /// The value for `key`, if it is remembered.
    pub fn find(&self, key: &K) -> Option<Arc<V>> {
        let known = self.list.iter().find(|(known, _)| known == key);
        known.map(|(_, value)| Arc::clone(value))
    }

    /// What is remembered, the newest first.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.list.iter().rev().map(|(key, value)| (key, &**value))
    }

    /// Remembers a value, and forgets the oldest where there are many.
    pub fn put(&mut self, key: K, value: V) -> Arc<V> {
        let value = Arc::new(value);
        if self.list.len() >= RECENT {
            self.list.pop_front();
        }
        self.list.push_back((key, Arc::clone(&value)));
        value
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Memo, RECENT, Recent, Same};

    #[test]
    fn what_comes_out_the_same_stays_the_same_value() {
        let mut memo = Memo::default();
        let one = memo.get_kept(1, || vec![5]);
        let again = memo.get_kept(2, || vec![5]);
        assert!(Same::of(&one) == Same::of(&again));
        assert!(Same::of(&one) != Same(Arc::new(vec![5])), "only like it");
        let known = memo.get_kept(2, || unreachable!("it is known"));
        assert!(Arc::ptr_eq(&known, &one));
        assert_eq!(*memo.get_kept(3, || vec![6]), [6]);
    }

    #[test]
    fn a_few_are_remembered() {
        let mut recent = Recent::default();
        for key in 0..=RECENT {
            recent.put(key, key * 10);
        }
        assert_eq!(recent.find(&0), None, "the oldest is forgotten");
        assert_eq!(recent.find(&1).as_deref(), Some(&10));
        assert_eq!(recent.iter().next(), Some((&RECENT, &(RECENT * 10))));
    }

    #[test]
    fn works_out_once_per_key() {
        let mut memo = Memo::default();
        let mut times = 0;
        for key in [1, 1, 2, 2, 1] {
            let value = memo.get(key, || {
                times += 1;
                key * 10
            });
            assert_eq!(*value, key * 10);
        }
        assert_eq!(times, 3);
        memo.put(7, 5);
        assert_eq!(*memo.get(7, || unreachable!("it is known")), 5);
    }
}
